import * as commands from '../ipc/commands';
import type { ScreenTruth } from '../ipc/generated/ScreenTruth';

/** Keeps the window out of screen capture, as far as the system does that, while something secret is on screen anywhere. */
class ScreenGuard {
  /** What this system does about it; known while it is asked for. */
  truth = $state.raw<ScreenTruth | undefined>();

  #secrets = 0;
  #turn: Promise<unknown> = Promise.resolve();

  /** Something secret comes on screen; answers what the system does about it. */
  begin(): Promise<ScreenTruth> {
    this.#secrets += 1;
    return this.#ask();
  }

  /** It has gone again. */
  async end(): Promise<void> {
    this.#secrets -= 1;
    await this.#ask();
  }

  /** Asks one after the other, each time for what holds by then, so that the last answer is the right one. */
  #ask(): Promise<ScreenTruth> {
    const turn = this.#turn.then(async () => {
      const isOn = this.#secrets > 0;
      const truth = await commands.screenProtect(isOn);
      this.truth = isOn ? truth : undefined;
      return truth;
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

export const screenGuard = new ScreenGuard();
