import { createContext } from 'svelte';
import type { OpenSetup } from '../guide/setup.svelte';
import { setupTwin } from '../ipc/commands';
import type { SetupId } from '../ipc/generated/SetupId';
import type { SetupTwin } from '../ipc/generated/SetupTwin';
import { Action } from '../shared/action.svelte';

/** Leaves the setup on screen for another one. */
export const [getOpenOther, setOpenOther] = createContext<(id: SetupId) => Promise<void>>();

/** Whether another setup connects the same company to the same vendor. */
export class Twin {
  found = $state.raw<SetupTwin | null>(null);
  readonly looking = new Action();
  readonly opening = new Action();

  readonly #setup: OpenSetup;
  #lookedAt: string | undefined;

  constructor(setup: OpenSetup) {
    this.#setup = setup;
  }

  /** Asks the core, where the fields are read as another company or server than when it was asked last. */
  async look(): Promise<void> {
    const about = this.#setup.view.fields.map((field) => field.readAs ?? '').join(' ');
    if (about === this.#lookedAt) return;
    this.#lookedAt = about;
    await this.looking.run(async () => {
      this.found = await setupTwin(this.#setup.id);
    });
  }
}
