import * as commands from '../ipc/commands';
import type { KeySlot } from '../ipc/generated/KeySlot';
import type { KeysView } from '../ipc/generated/KeysView';
import type { SetupId } from '../ipc/generated/SetupId';
import { Action } from '../shared/action.svelte';
import { say, sayCount } from '../words';

/** Hands the values over to the vendor's form. The shell copies a key and clears the clipboard again. */
export class Handover {
  keys = $state.raw<KeysView | undefined>();
  copied = $state<KeySlot | undefined>();
  message = $state('');
  secondsLeft = $state(0);
  readonly loading = new Action();
  readonly copying = new Action();

  readonly #id: SetupId;
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor(id: SetupId) {
    this.#id = id;
  }

  async load(): Promise<void> {
    await this.loading.run(async () => {
      this.keys = await commands.keysStatus(this.#id);
    });
  }

  async copy(slot: KeySlot): Promise<void> {
    this.stopClock();
    this.message = '';
    await this.copying.run(async () => {
      ({ secondsLeft: this.secondsLeft } = await commands.keysCopy(this.#id, slot));
      this.copied = slot;
      this.message = sayCount('handover.copied', this.secondsLeft);
      this.#clock = setInterval(() => this.#tick(), 1000);
    });
  }

  stopClock(): void {
    clearInterval(this.#clock);
    this.secondsLeft = 0;
  }

  #tick(): void {
    this.secondsLeft -= 1;
    if (this.secondsLeft > 0) return;
    this.stopClock();
    this.message = say('handover.cleared');
  }
}
