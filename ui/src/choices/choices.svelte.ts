import type { OpenSetup } from '../guide/setup.svelte';
import { setupChoose } from '../ipc/commands';
import { Action } from '../shared/action.svelte';

/** The answers to a guide's questions, as chosen on screen; each change is saved at once. */
export class ChoicesDraft {
  role = $state<string | undefined>();
  features = $state<string[]>([]);
  readonly saving = new Action();

  readonly #setup: OpenSetup;

  constructor(setup: OpenSetup) {
    const { roles, features } = setup.view.choices;
    this.#setup = setup;
    this.role = roles.find((role) => role.isChosen)?.id;
    this.features = features.filter((feature) => feature.isChosen).map((feature) => feature.id);
  }

  async save(isAnswered: boolean): Promise<void> {
    await this.saving.run(() =>
      this.#setup.change(() => setupChoose(this.#setup.id, this.role ?? null, [...this.features], isAnswered)),
    );
  }
}
