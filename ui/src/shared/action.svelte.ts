import { toCommandError } from '../ipc/errors';
import type { CommandError } from '../ipc/generated/CommandError';

/** One act at one place of the screen: whether it runs, and how it failed. Its failure is shown at that place. */
export class Action {
  isRunning = $state(false);
  error = $state.raw<CommandError | null>(null);

  /** Runs the act; answers `undefined` when it failed, with the failure in `error`. */
  async run<T>(act: () => Promise<T>): Promise<T | undefined> {
    this.isRunning = true;
    this.error = null;
    try {
      return await act();
    } catch (reason) {
      this.error = toCommandError(reason).failure;
      return undefined;
    } finally {
      this.isRunning = false;
    }
  }
}
