import { deskPrepare, deskWrite, folderOpen } from '../ipc/commands';
import type { DeskWritten } from '../ipc/generated/DeskWritten';
import { Action } from '../shared/action.svelte';

/** The desk on its way into a file. */
export class Exporting {
  folder = $state('');
  written = $state.raw<DeskWritten | null>(null);
  readonly loading = new Action();
  readonly writing = new Action();
  readonly showing = new Action();

  async load(): Promise<void> {
    await this.loading.run(async () => {
      this.folder ||= (await deskPrepare()).folder;
    });
  }

  async write(): Promise<void> {
    if (this.writing.isRunning) return;
    this.written = null;
    await this.writing.run(async () => {
      this.written = await deskWrite(this.folder);
    });
  }

  async show(path: string): Promise<void> {
    await this.showing.run(() => folderOpen(path));
  }
}
