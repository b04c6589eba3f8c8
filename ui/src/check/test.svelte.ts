import type { OpenSetup } from '../guide/setup.svelte';
import * as commands from '../ipc/commands';
import type { Check } from '../ipc/generated/Check';
import type { CheckProgress } from '../ipc/generated/CheckProgress';
import type { FindingView } from '../ipc/generated/FindingView';
import { Action } from '../shared/action.svelte';
import { say } from '../words';

/** One rung while the test runs; its finding is missing until it ends. */
export interface Rung {
  check: Check;
  title: string;
  finding: FindingView | undefined;
}

/** The live test of one setup: rungs as they end, and how to stop it. It goes on while other steps are shown. */
export class LiveTest {
  readonly running = new Action();
  readonly stopping = new Action();
  rungs = $state.raw<Rung[]>([]);
  announcement = $state('');

  readonly #setup: OpenSetup;

  constructor(setup: OpenSetup) {
    this.#setup = setup;
  }

  /** Runs the test; true when it ran to a result, whatever the result is. */
  async run(): Promise<boolean> {
    if (this.running.isRunning) return false;
    this.rungs = [];
    this.announcement = say('test.running');
    this.stopping.error = null;
    const isDone = await this.running.run(async () => {
      if (!(await this.#setup.settleOrShow())) return false;
      const view = await commands.checkRun(this.#setup.id, (progress) => this.#take(progress));
      await this.#setup.change(() => Promise.resolve(view));
      return true;
    });
    this.announcement = isDone ? (this.#setup.view.lastRun?.summary ?? '') : '';
    return isDone === true;
  }

  /** Puts a swapped pair right and tests it; true when the test ran to a result. */
  async swapAndRun(): Promise<boolean> {
    const isSwapped = await this.running.run(async () => {
      await this.#setup.change(() => commands.keysSwap(this.#setup.id));
      return true;
    });
    return isSwapped === true && (await this.run());
  }

  async stop(): Promise<void> {
    if (!this.running.isRunning) return;
    await this.stopping.run(() => commands.checkCancel(this.#setup.id));
  }

  #take(progress: CheckProgress): void {
    switch (progress.kind) {
      case 'started':
        this.#put({ check: progress.check, title: progress.title, finding: undefined });
        break;
      case 'ended': {
        const { finding } = progress;
        this.#put({ check: finding.check, title: finding.title, finding });
        this.announcement = say('test.announce', { title: finding.title, outcome: finding.outcomeWords });
        break;
      }
    }
  }

  #put(rung: Rung): void {
    const others = this.rungs.filter((other) => other.check !== rung.check);
    const place = this.rungs.findIndex((other) => other.check === rung.check);
    this.rungs = place < 0 ? [...others, rung] : this.rungs.with(place, rung);
  }
}
