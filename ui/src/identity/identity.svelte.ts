import type { OpenSetup } from '../guide/setup.svelte';
import * as commands from '../ipc/commands';
import { Action } from '../shared/action.svelte';

/** The person's word on the company that answered. */
export class Identity {
  readonly answering = new Action();

  readonly #setup: OpenSetup;

  constructor(setup: OpenSetup) {
    this.#setup = setup;
  }

  /** True when the answer is kept. */
  answer(isIt: boolean): Promise<boolean> {
    return this.#change(() => commands.identityAnswer(this.#setup.id, isIt));
  }

  giveUpExpected(): Promise<boolean> {
    return this.#change(() => commands.identityExpectedGiveUp(this.#setup.id));
  }

  async #change(act: Parameters<OpenSetup['change']>[0]): Promise<boolean> {
    if (this.answering.isRunning) return false;
    const isKept = await this.answering.run(async () => {
      await this.#setup.change(act);
      return true;
    });
    return isKept === true;
  }
}
