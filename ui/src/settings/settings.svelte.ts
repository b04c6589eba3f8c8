import * as commands from '../ipc/commands';
import type { SettingsView } from '../ipc/generated/SettingsView';
import { Action } from '../shared/action.svelte';
import { Updates } from '../update/updates.svelte';

/** The settings, and what is typed into them. */
export class Settings {
  view = $state.raw<SettingsView | undefined>();
  typed = $state('');
  isSaved = $state(false);
  readonly updates = new Updates();
  readonly loading = new Action();
  readonly saving = new Action();

  async load(): Promise<void> {
    await this.loading.run(async () => {
      const [view] = await Promise.all([commands.settingsGet(), this.updates.load()]);
      this.view = view;
      this.typed = this.view.integrationIdTyped;
    });
  }

  async save(): Promise<void> {
    this.isSaved = false;
    await this.saving.run(async () => {
      this.view = await commands.settingsIntegrationIdSet(this.typed);
      this.isSaved = true;
    });
  }
}
