import * as commands from '../ipc/commands';
import type { TermView } from '../ipc/generated/TermView';
import { Action } from '../shared/action.svelte';

/** The words of ConnectWise that can be explained; read once, and the same for every step. */
class Terms {
  all = $state.raw<readonly TermView[]>([]);
  readonly loading = new Action();

  async load(): Promise<void> {
    if (this.all.length > 0 || this.loading.isRunning) return;
    await this.loading.run(async () => {
      this.all = await commands.guideTerms();
    });
  }

  /** Those of a step, in its order. */
  of(ids: readonly string[]): TermView[] {
    return ids.flatMap((id) => this.all.find((term) => term.id === id) ?? []);
  }
}

export const terms = new Terms();
