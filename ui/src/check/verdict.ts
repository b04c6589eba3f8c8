import type { RunView } from '../ipc/generated/RunView';
import type { IconName } from '../shared/icon';
import { say } from '../words';

/** How a run is to be taken as a whole. */
export interface Verdict {
  icon: IconName;
  words: string;
  /** True only where nothing is known to stand in the way. */
  isGood: boolean;
}

/** Connected with a box missing is no success: the vendor would fail later, without an error that names the box. */
export function verdictOf(run: RunView): Verdict {
  const { permissions } = run;
  if (run.wasCancelled) return { icon: 'none', words: run.summary, isGood: false };
  if (!run.isConnected) return { icon: 'problem', words: run.summary, isGood: false };
  if (permissions && !permissions.isFreeOfProblems) {
    return { icon: 'problem', words: say('test.connectedBut', { summary: permissions.summary }), isGood: false };
  }
  return { icon: 'done', words: run.summary, isGood: true };
}
