import type { Code } from '../ipc/generated/Code';
import type { Outcome } from '../ipc/generated/Outcome';
import type { PermissionFindingView } from '../ipc/generated/PermissionFindingView';
import { icons } from '../check/outcome';
import type { IconName } from '../shared/icon';
import { say, type WordKey } from '../words';

/** How a box stands, short enough for a cell: a mark and its word. */
export interface Standing {
  icon: IconName;
  words: string;
}

/** A read that was answered proves that reading works, and not that the level is All: it is never called set. */
const byCode: Readonly<Partial<Record<Code, WordKey>>> = {
  'permission-granted': 'standing.set',
  'permission-read-answered': 'standing.works',
  'permission-level-too-low': 'standing.tooLow',
  'permission-one-of': 'standing.perhaps',
  'permission-suspected': 'standing.probably',
};

const byOutcome: Readonly<Record<Outcome, WordKey>> = {
  passed: 'standing.works',
  failed: 'standing.missing',
  'could-not-tell': 'standing.unknown',
  'not-needed': 'standing.notNeeded',
  'not-run': 'standing.notAsked',
};

export function standingOf(found: PermissionFindingView): Standing {
  const isHarmless = found.isOptional && found.outcome === 'failed';
  return {
    icon: isHarmless ? 'none' : icons[found.outcome],
    words: say(byCode[found.code] ?? byOutcome[found.outcome]),
  };
}
