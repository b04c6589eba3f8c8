import * as commands from '../ipc/commands';
import type { CopiedWhat } from '../ipc/generated/CopiedWhat';
import type { CopyView } from '../ipc/generated/CopyView';
import { Action } from '../shared/action.svelte';
import { say, sayCount } from '../words';

/** What the person took out of Onramp by the clipboard, and how long it lies there. The shell holds it, and clears it. */
export class OutgoingCopy {
  what = $state<CopiedWhat | undefined>();
  secondsLeft = $state(0);
  canExtend = $state(false);
  /** Said when a copy begins and when it ends, and never in between. */
  announcement = $state('');
  readonly looking = new Action();
  readonly changing = new Action();

  #endsAt = 0;
  #clock: ReturnType<typeof setInterval> | undefined;

  /** Asks the shell what lies there: a copy goes on while the window shows something else, or is loaded again. */
  async look(): Promise<void> {
    await this.looking.run(async () => this.#show(await commands.keysCopyStatus()));
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
      else this.#end();
    });
  }

  /** True when the clipboard was cleared at once. */
  async clear(): Promise<boolean> {
    const isCleared = await this.changing.run(async () => {
      await commands.keysCopyClear();
      this.#end();
      return true;
    });
    return isCleared === true;
  }

  stopClock(): void {
    clearInterval(this.#clock);
  }

  #show(copy: CopyView | null): void {
    this.stopClock();
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
    await this.look();
    if (this.what === undefined) this.#end();
  }

  #end(): void {
    this.#show(null);
    this.announcement = say('outgoing.ended');
  }
}

export function sayCopied(what: CopiedWhat): string {
  return say(`outgoing.what.${what}`);
}
