import { say, type WordKey } from '../words';

const levels: Readonly<Record<string, WordKey>> = {
  high: 'correction.level.high',
  medium: 'correction.level.medium',
  low: 'correction.level.low',
  unverified: 'correction.level.unverified',
};

/** How sure a statement is, in words; a level that is not known stands as it came. */
export function sayConfidence(confidence: string): string {
  const key = levels[confidence];
  return key ? say(key) : confidence;
}
