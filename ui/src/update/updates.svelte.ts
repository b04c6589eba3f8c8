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
  /** The file of what was found is here, and proved. */
  isFetched = $state(false);
  /** Onramp is about to close. */
  isClosing = $state(false);
  /** True while it can be seen: nobody is surprised by a window that closes. */
  isShown = false;
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
    this.isFetched = false;
    this.waits = [];
    this.installing.error = null;
    await this.looking.run(async () => (this.found = await commands.updateLook()));
  }

  async install(): Promise<void> {
    if (this.isBusy) return;
    this.waits = [];
    await this.installing.run(() => this.#install());
    if (this.installing.error) this.isFetched = false;
  }

  /** Fetches it first. Whoever has gone elsewhere meanwhile is asked again when they come back. */
  async #install(): Promise<void> {
    if (!this.isFetched) {
      this.waits = await commands.updateFetch();
      if (this.waits.length > 0) return;
      this.isFetched = true;
    }
    if (!this.isShown) return;
    this.waits = await commands.updateInstall();
    this.isClosing = this.waits.length === 0;
  }

  /** Goes to a setup that has to come to rest first. */
  async open(go: () => Promise<void>): Promise<void> {
    await this.opening.run(go);
  }
}
