import * as commands from '../ipc/commands';
import type { ScreenTruth } from '../ipc/generated/ScreenTruth';
import { Action } from './action.svelte';

/** Keeps the window out of screen capture, as far as the system does that, while something secret is on screen anywhere. */
class ScreenGuard {
  /** What this system does about it; known while it is asked for. */
  truth = $state.raw<ScreenTruth | undefined>();
  readonly asking = new Action();

  #secrets = 0;
  #turn: Promise<unknown> = Promise.resolve();

  /** Something secret comes on screen; answers what the system does about it, or nothing when it could not be asked. */
  async begin(): Promise<ScreenTruth | undefined> {
    this.#secrets += 1;
    return this.#ask();
  }

  /** It has gone again. */
  async end(): Promise<void> {
    this.#secrets -= 1;
    await this.#ask();
  }

  /** Asks one after the other, each time for what holds by then, so that the last answer is the right one. */
  #ask(): Promise<ScreenTruth | undefined> {
    const turn = this.#turn.then(() =>
      this.asking.run(async () => {
        const isOn = this.#secrets > 0;
        const truth = await commands.screenProtect(isOn);
        this.truth = isOn ? truth : undefined;
        return this.truth;
      }),
    );
    this.#turn = turn;
    return turn;
  }
}

export const screenGuard = new ScreenGuard();
