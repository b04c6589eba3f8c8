import { tick } from 'svelte';
import * as commands from '../ipc/commands';
import type { HistoryView } from '../ipc/generated/HistoryView';
import type { RecheckEvery } from '../ipc/generated/RecheckEvery';
import type { RunId } from '../ipc/generated/RunId';
import type { RunsComparedView } from '../ipc/generated/RunsComparedView';
import type { SetupId } from '../ipc/generated/SetupId';
import { Action } from '../shared/action.svelte';

/** The earlier tests of a setup on screen, and the two of them that stand side by side. */
export class EarlierTests {
  view = $state.raw<HistoryView | null>(null);
  compared = $state.raw<RunsComparedView | null>(null);
  /** What is read out once two tests stand there. */
  announcement = $state('');
  readonly listing = new Action();
  readonly comparing = new Action();
  readonly scheduling = new Action();
  readonly #id: SetupId;

  constructor(id: SetupId) {
    this.#id = id;
  }

  /** Reads the list, and puts the newest test beside the one before it. */
  async load(): Promise<void> {
    const read = await this.listing.run(async () => {
      const view = await commands.historyList(this.#id);
      const compared = await commands.historyCompare(this.#id, null);
      return { view, compared };
    });
    if (read) Object.assign(this, read);
  }

  /** Has Onramp test by itself, or not. */
  async setRecheck(every: RecheckEvery | null): Promise<void> {
    const view = await this.scheduling.run(() => commands.recheckSet(this.#id, every));
    if (view) this.view = view;
  }

  /** Puts two tests side by side, the earlier one first, whichever is named first. */
  async compare(one: RunId, other: RunId): Promise<void> {
    const compared = await this.comparing.run(() => commands.historyCompare(this.#id, [one, other]));
    if (!compared) return;
    this.compared = compared;
    this.announcement = compared.comparison.summary;
  }

  /** The same for a button that was pressed: the focus goes to the heading, which says which two tests stand there. */
  async compareAndShow(one: RunId, other: RunId): Promise<void> {
    await this.compare(one, other);
    await tick();
    document.querySelector<HTMLElement>('[data-focus="compared"]')?.focus();
  }
}
