import type { OpenSetup } from '../guide/setup.svelte';
import * as commands from '../ipc/commands';
import type { EndingKind } from '../ipc/generated/EndingKind';
import { Action } from '../shared/action.svelte';

/** Bringing a setup to its end, taking that back, and removing its keys from this computer. */
export class Ending {
  readonly beginning = new Action();
  readonly cancelling = new Action();
  readonly removing = new Action();

  readonly #setup: OpenSetup;

  constructor(setup: OpenSetup) {
    this.#setup = setup;
  }

  /** Begins, or changes what the end means, and shows the first of the steps that this brings. */
  async begin(kind: EndingKind): Promise<void> {
    const isBegun = await this.beginning.run(async () => {
      await this.#setup.change(() => commands.endingBegin(this.#setup.id, kind));
      return true;
    });
    const { ending } = this.#setup.view;
    const first = ending && this.#setup.stepsOf(ending.section)[0];
    if (isBegun && first) await this.#setup.go(first.id);
  }

  /** Takes it back, and shows the last step of the guide. */
  async cancel(): Promise<boolean> {
    const isTakenBack = await this.cancelling.run(async () => {
      await this.#setup.change(() => commands.endingCancel(this.#setup.id));
      return true;
    });
    const last = this.#setup.steps.at(-1);
    if (isTakenBack && last) await this.#setup.go(last.id);
    return isTakenBack === true;
  }

  async remove(): Promise<boolean> {
    if (this.removing.isRunning) return false;
    const isRemoved = await this.removing.run(async () => {
      await this.#setup.change(() => commands.keysRemove(this.#setup.id));
      return true;
    });
    return isRemoved === true;
  }
}
