import * as commands from '../ipc/commands';
import type { PracticeView } from '../ipc/generated/PracticeView';
import type { ScenarioOption } from '../ipc/generated/ScenarioOption';
import { Action } from '../shared/action.svelte';

/** The practice ConnectWise, as the banner shows it. */
export class Practice {
  view = $state.raw<PracticeView | undefined>();
  isOpened = $state(false);
  /** The scenarios as the list shows them: what stands in one group together, the groups in the order they come. */
  readonly groups = $derived(grouped(this.view?.scenarios ?? []));
  readonly loading = new Action();
  readonly choosing = new Action();
  readonly opening = new Action();

  async load(): Promise<void> {
    await this.loading.run(async () => {
      this.view = await commands.practiceStatus();
    });
  }

  async choose(scenario: string): Promise<void> {
    await this.choosing.run(async () => {
      this.view = await commands.practiceScenarioSet(scenario);
    });
  }

  async open(): Promise<void> {
    this.isOpened = false;
    await this.opening.run(async () => {
      await commands.practicePagesOpen();
      this.isOpened = true;
    });
  }
}

function grouped(scenarios: ScenarioOption[]): { name: string; scenarios: ScenarioOption[] }[] {
  const names = [...new Set(scenarios.map((scenario) => scenario.group))];
  return names.map((name) => ({ name, scenarios: scenarios.filter((scenario) => scenario.group === name) }));
}
