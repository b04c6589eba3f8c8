import type { Outcome } from '../ipc/generated/Outcome';
import type { Tone } from '../shared/tone';
import type { IconName } from '../shared/icon';

export const icons: Record<Outcome, IconName> = {
  passed: 'done',
  failed: 'problem',
  'could-not-tell': 'unsure',
  'not-needed': 'none',
  'not-run': 'open',
};

export const tones: Record<Outcome, Tone> = {
  passed: 'go',
  failed: 'stop',
  'could-not-tell': 'care',
  'not-needed': 'info',
  'not-run': 'info',
};

/** What a person has to look at: everything that was asked and not answered well. */
export function needsAttention(outcome: Outcome): boolean {
  return outcome === 'failed' || outcome === 'could-not-tell';
}
