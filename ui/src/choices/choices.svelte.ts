import type { OpenSetup } from '../guide/setup.svelte';
import { setupChoose } from '../ipc/commands';
import { Action } from '../shared/action.svelte';
import { say } from '../words';

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

  /** Confirms them; without a role it says so in place of a button that cannot be pressed. */
  async confirm(): Promise<void> {
    if (this.role !== undefined) return this.save(true);
    this.saving.error = {
      code: 'choice-unknown',
      words: {
        title: say('choices.roleTitle'),
        happened: say('choices.roleHappened'),
        why: '',
        toDo: say('choices.roleToDo'),
      },
    };
  }

  async save(isAnswered: boolean): Promise<void> {
    await this.saving.run(() =>
      this.#setup.change(() => setupChoose(this.#setup.id, this.role ?? null, [...this.features], isAnswered)),
    );
  }
}
