import type { OpenSetup } from '../guide/setup.svelte';
import { setupCompanyFind, setupHostTake } from '../ipc/commands';
import { Action } from '../shared/action.svelte';

/** The live check of the two fields, which needs no key. */
export class CompanySearch {
  readonly finding = new Action();
  readonly taking = new Action();

  readonly #setup: OpenSetup;

  constructor(setup: OpenSetup) {
    this.#setup = setup;
  }

  async find(): Promise<void> {
    if (this.finding.isRunning) return;
    for (const draft of Object.values(this.#setup.drafts)) draft.settle();
    await this.finding.run(async () => {
      if (!(await this.#setup.settle())) return;
      await this.#setup.change(() => setupCompanyFind(this.#setup.id));
    });
  }

  async takeHost(): Promise<void> {
    await this.taking.run(async () => {
      await this.#setup.change(() => setupHostTake(this.#setup.id));
      this.#setup.takeFieldsFromView();
    });
  }
}
