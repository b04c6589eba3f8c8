import type { OpenSetup } from '../guide/setup.svelte';
import * as commands from '../ipc/commands';
import type { ReportPreview } from '../ipc/generated/ReportPreview';
import type { ReportWritten } from '../ipc/generated/ReportWritten';
import { Action } from '../shared/action.svelte';

/** The report of a setup: its preview, and where it was written. */
export class ReportDraft {
  preview = $state.raw<ReportPreview | undefined>();
  written = $state.raw<ReportWritten | undefined>();
  folder = $state('');
  readonly loading = new Action();
  readonly writing = new Action();
  readonly showing = new Action();

  readonly #setup: OpenSetup;

  constructor(setup: OpenSetup) {
    this.#setup = setup;
  }

  async load(): Promise<void> {
    await this.loading.run(async () => {
      const preview = await commands.reportPreview(this.#setup.id);
      this.preview = preview;
      this.folder ||= preview.folder;
    });
  }

  async write(): Promise<void> {
    if (this.writing.isRunning) return;
    this.written = undefined;
    await this.writing.run(async () => {
      this.written = await commands.reportWrite(this.#setup.id, this.folder);
      await this.#setup.refresh();
    });
  }

  async show(path: string): Promise<void> {
    await this.showing.run(() => commands.folderOpen(path));
  }
}
