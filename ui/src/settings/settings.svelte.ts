import * as commands from '../ipc/commands';
import type { SettingsView } from '../ipc/generated/SettingsView';
import { Action } from '../shared/action.svelte';
import type { Updates } from '../update/updates.svelte';

/** The settings, and what is typed into them. */
export class Settings {
  view = $state.raw<SettingsView | undefined>();
  typed = $state('');
  isSaved = $state(false);
  readonly loading = new Action();
  readonly saving = new Action();

  async load(updates?: Updates): Promise<void> {
    await this.loading.run(async () => {
      const [view] = await Promise.all([commands.settingsGet(), updates?.load()]);
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
