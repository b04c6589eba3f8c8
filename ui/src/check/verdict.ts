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
  const { permissions, summary } = run;
  if (!run.isConnected) return { icon: run.wasCancelled ? 'none' : 'problem', words: summary, isGood: false };
  if (permissions && !permissions.isFreeOfProblems) {
    return { icon: 'problem', words: say('test.connectedBut', { summary: permissions.summary }), isGood: false };
  }
  if (run.wasCancelled) return { icon: 'none', words: say('test.connectedStopped'), isGood: false };
  if (permissions && permissions.couldNotTell > 0) {
    return { icon: 'done', words: say('test.connectedAnd', { summary: permissions.summary }), isGood: true };
  }
  return { icon: 'done', words: summary, isGood: true };
}
