import { createContext } from 'svelte';
import * as commands from '../ipc/commands';
import type { CopiedWhat } from '../ipc/generated/CopiedWhat';
import type { CopyView } from '../ipc/generated/CopyView';
import { Action } from '../shared/action.svelte';
import { say, sayCount } from '../words';

/** How long to wait before a copy that could not be cleared is looked at again: the shell goes on trying by itself. */
const lookAgainMs = 5000;

/** What the person took out of Onramp by the clipboard, and how long it lies there. The shell holds it, and clears it. */
export class OutgoingCopy {
  what = $state<CopiedWhat | undefined>();
  secondsLeft = $state(0);
  canExtend = $state(false);
  /** Said when a copy begins and when it ends, and never in between. */
  announcement = $state('');
  readonly looking = new Action();
  readonly changing = new Action();
  /** Its time is over, and it lies there all the same. */
  readonly isStuck: boolean = $derived.by(() => this.what !== undefined && this.secondsLeft === 0 && this.looking.error !== null);

  #endsAt = 0;
  #clock: ReturnType<typeof setInterval> | undefined;

  /** Asks the shell what lies there: a copy goes on while the window shows something else, or is loaded again. */
  async look(): Promise<void> {
    await this.looking.run(async () => this.#take(await commands.keysCopyStatus()));
  }

  /** Something else was put on the clipboard. The shell looks, and then no longer waits to clear the copy. */
  async giveWay(): Promise<void> {
    if (this.what === undefined) return;
    await this.looking.run(async () => {
      await commands.keysCopyClear();
      this.#take(null);
    });
  }

  /** Takes over a copy that has begun. */
  begin(copy: CopyView): void {
    this.#show(copy);
    this.announcement = sayCount('outgoing.begun', copy.secondsLeft, { what: sayCopied(copy.what) });
  }

  async extend(): Promise<void> {
    if (!this.canExtend || this.changing.isRunning) return;
    await this.changing.run(async () => {
      const copy = await commands.keysCopyExtend();
      if (copy) this.begin(copy);
      else this.#take(null);
    });
  }

  /** True when the clipboard was cleared at once. */
  async clear(): Promise<boolean> {
    const isCleared = await this.changing.run(async () => {
      await commands.keysCopyClear();
      this.#take(null);
      return true;
    });
    return isCleared === true;
  }

  stopClock(): void {
    clearInterval(this.#clock);
  }

  /** What the shell says lies there now; it is said when that is the end of a copy. */
  #take(copy: CopyView | null): void {
    const lay = this.what;
    this.#show(copy);
    if (lay !== undefined && this.what === undefined) this.announcement = say('outgoing.ended');
  }

  #show(copy: CopyView | null): void {
    this.stopClock();
    this.looking.error = null;
    this.changing.error = null;
    this.what = copy && copy.secondsLeft > 0 ? copy.what : undefined;
    this.secondsLeft = copy?.secondsLeft ?? 0;
    this.canExtend = copy?.canExtend === true;
    if (this.what === undefined) return;
    this.#endsAt = Date.now() + this.secondsLeft * 1000;
    this.#clock = setInterval(() => void this.#tick(), 1000);
  }

  /** The time is reckoned from its end, since a window in the background ticks late. At the end the shell is asked. */
  async #tick(): Promise<void> {
    this.secondsLeft = Math.max(0, Math.ceil((this.#endsAt - Date.now()) / 1000));
    if (this.secondsLeft > 0) return;
    this.stopClock();
    this.canExtend = false;
    await this.look();
    if (this.what === undefined || !this.isStuck) return;
    this.announcement = say('outgoing.stuck', { what: sayCopied(this.what) });
    this.#clock = setInterval(() => void this.#lookAgain(), lookAgainMs);
  }

  /** As `look`, without a word as long as nothing has changed. */
  async #lookAgain(): Promise<void> {
    const copy = await commands.keysCopyStatus().catch(() => undefined);
    if (copy !== undefined) this.#take(copy);
  }
}

/** For whatever else puts something on the clipboard, wherever in the window it stands. */
export const [getOutgoingCopy, setOutgoingCopy] = createContext<OutgoingCopy>();

export function sayCopied(what: CopiedWhat): string {
  return say(`outgoing.what.${what}`);
}
