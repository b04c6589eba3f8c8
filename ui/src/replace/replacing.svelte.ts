import type { OpenSetup } from '../guide/setup.svelte';
import * as commands from '../ipc/commands';
import type { ReplacementReason } from '../ipc/generated/ReplacementReason';
import type { SetupView } from '../ipc/generated/SetupView';
import { Action } from '../shared/action.svelte';

/** Making a second pair that takes the first one's place, and giving that up. */
export class Replacing {
  readonly beginning = new Action();
  readonly cancelling = new Action();

  readonly #setup: OpenSetup;

  constructor(setup: OpenSetup) {
    this.#setup = setup;
  }

  /** Begins, and shows the first of the steps that this brings. */
  async begin(reason: ReplacementReason): Promise<void> {
    const isBegun = await this.beginning.run(async () => {
      await this.#setup.change(() => commands.replacementBegin(this.#setup.id, reason));
      return true;
    });
    const { replacement } = this.#setup.view;
    const first = replacement && this.#setup.stepsOf(replacement.section)[0];
    if (isBegun && first) await this.#setup.go(first.id);
  }

  /** Gives it up, and shows the keys that stay. */
  async cancel(): Promise<boolean> {
    const isGivenUp = await this.cancelling.run(async () => {
      await this.#setup.change(() => commands.replacementCancel(this.#setup.id));
      return true;
    });
    const keys = this.#setup.stepWith('keys');
    if (isGivenUp && keys) await this.#setup.go(keys.id);
    return isGivenUp === true;
  }
}

/** True when ConnectWise has refused the pair in both directions. */
export function areKeysRefused({ lastRun }: SetupView): boolean {
  return lastRun?.findings.some(({ check, outcome, code }) => check === 'keys' && outcome === 'failed' && code !== 'keys-swapped') === true;
}
