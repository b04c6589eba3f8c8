import * as commands from '../ipc/commands';
import type { PracticeView } from '../ipc/generated/PracticeView';
import { Action } from '../shared/action.svelte';

/** The practice ConnectWise, as the banner shows it. */
export class Practice {
  view = $state.raw<PracticeView | undefined>();
  isOpened = $state(false);
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
