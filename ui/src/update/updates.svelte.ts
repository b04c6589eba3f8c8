import * as commands from '../ipc/commands';
import type { UpdateFound } from '../ipc/generated/UpdateFound';
import type { UpdateOffer } from '../ipc/generated/UpdateOffer';
import type { UpdateWait } from '../ipc/generated/UpdateWait';
import { Action } from '../shared/action.svelte';

/** A newer version of Onramp: whom to ask for it, what was found, and what it has to wait for. */
export class Updates {
  offer = $state.raw<UpdateOffer | null>(null);
  /** `null` after a look that found none. */
  found = $state.raw<UpdateFound | null | undefined>();
  waits = $state.raw<UpdateWait[]>([]);
  /** Onramp is about to close. */
  isClosing = $state(false);
  /** Nothing more can be asked for now. */
  readonly isBusy = $derived.by(() => this.looking.isRunning || this.installing.isRunning || this.isClosing);
  readonly looking = new Action();
  readonly installing = new Action();
  readonly opening = new Action();

  async load(): Promise<void> {
    this.offer = await commands.updateOffer();
  }

  async look(): Promise<void> {
    if (this.isBusy) return;
    this.found = undefined;
    this.waits = [];
    this.installing.error = null;
    await this.looking.run(async () => (this.found = await commands.updateLook()));
  }

  async install(): Promise<void> {
    if (this.isBusy) return;
    this.waits = [];
    const waits = await this.installing.run(() => commands.updateInstall());
    this.waits = waits ?? [];
    this.isClosing = waits?.length === 0;
  }

  /** Goes to a setup that has to come to rest first. */
  async open(go: () => Promise<void>): Promise<void> {
    await this.opening.run(go);
  }
}
