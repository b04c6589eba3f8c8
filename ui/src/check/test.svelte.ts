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

/** One reading call of the permission check that has ended. */
export type EndedRead = Extract<CheckProgress, { kind: 'read' }>;

/** Of many calls so many parts are announced: each quarter once, and not every call. */
const announcedParts = 4;

/** The live test of one setup: what has ended so far, and how to stop it. It goes on while other steps are shown. */
export class LiveTest {
  readonly running = new Action();
  readonly stopping = new Action();
  rungs = $state.raw<Rung[]>([]);
  /** The latest first. */
  reads = $state.raw<EndedRead[]>([]);
  announcement = $state('');
  /** True from the press on Stop until the test has ended. */
  isStopping = $state(false);

  readonly #setup: OpenSetup;

  constructor(setup: OpenSetup) {
    this.#setup = setup;
  }

  /** How far the permission check is; none before its first call has ended. */
  get asked(): EndedRead | undefined {
    return this.reads[0];
  }

  /** Runs the test, or asks again only what had not passed; true when it ran to a result, whatever the result is. */
  async run(isOnlyFailed: boolean): Promise<boolean> {
    if (this.running.isRunning) return false;
    this.rungs = [];
    this.reads = [];
    this.isStopping = false;
    this.announcement = say('test.running');
    this.stopping.error = null;
    const isDone = await this.running.run(async () => {
      if (!(await this.#setup.settleOrShow())) return false;
      const view = await commands.checkRun(this.#setup.id, isOnlyFailed, (progress) => this.#take(progress));
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
    return isSwapped === true && (await this.run(false));
  }

  /** Stops the test; what still arrives is no longer shown as going on. */
  async stop(): Promise<void> {
    if (!this.running.isRunning || this.isStopping) return;
    this.isStopping = true;
    await this.stopping.run(() => commands.checkCancel(this.#setup.id));
    if (this.stopping.error) this.isStopping = false;
  }

  #take(progress: CheckProgress): void {
    if (this.isStopping) return;
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
      case 'read':
        this.#announce(this.asked?.done ?? 0, progress);
        this.reads = [progress, ...this.reads];
        break;
    }
  }

  #announce(doneBefore: number, { done, total }: EndedRead): void {
    const part = (count: number) => Math.floor((count * announcedParts) / total);
    if (part(done) > part(doneBefore)) this.announcement = say('test.asked', { done, total });
  }

  #put(rung: Rung): void {
    const others = this.rungs.filter((other) => other.check !== rung.check);
    const place = this.rungs.findIndex((other) => other.check === rung.check);
    this.rungs = place < 0 ? [...others, rung] : this.rungs.with(place, rung);
  }
}
