import type { RunView } from '../ipc/generated/RunView';
import type { IconName } from '../shared/icon';

/** True only where nothing is known to stand in the way: connected with a box missing is no success. */
export function isGood(run: RunView): boolean {
  return run.isConnected && !run.wasCancelled && run.permissions?.isFreeOfProblems !== false;
}

/** The mark of a run as a whole; the run's own summary says the same in words. */
export function markOf(run: RunView): IconName {
  if (isGood(run)) return 'done';
  const hasProblem = run.isConnected ? run.permissions?.isFreeOfProblems === false : !run.wasCancelled;
  return hasProblem ? 'problem' : 'none';
}
