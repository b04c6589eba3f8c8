import type { OpenSetup } from '../guide/setup.svelte';
import * as commands from '../ipc/commands';
import type { CaptureView } from '../ipc/generated/CaptureView';
import type { KeySlot } from '../ipc/generated/KeySlot';
import type { KeysView } from '../ipc/generated/KeysView';
import type { Note } from '../ipc/generated/Note';
import type { SlotView } from '../ipc/generated/SlotView';
import { Action } from '../shared/action.svelte';
import { say, sayCount } from '../words';

/** What came of the last capture into one slot. */
interface Outcome {
  isSaved: boolean;
  notes: Note[];
}

/** The key pair of a setup, as far as it may be shown. A key itself never lives here. */
export class Keys {
  view = $state.raw<KeysView | undefined>();
  outcomes = $state.raw<Partial<Record<KeySlot, Outcome>>>({});
  announcement = $state('');
  readonly loading = new Action();
  readonly capturing: Record<KeySlot, Action> = { public: new Action(), private: new Action() };
  readonly unlocking = new Action();
  readonly sealing = new Action();
  readonly opening = new Action();
  readonly keeping = new Action();
  readonly forgetting = new Action();

  readonly #setup: OpenSetup;

  constructor(setup: OpenSetup) {
    this.#setup = setup;
  }

  /** What stays to be said of programs that remember what is copied: once, whichever key brought it up. */
  readonly aboutManagers: Note | undefined = $derived.by(() => {
    const notes = [this.outcomes.public, this.outcomes.private].flatMap((outcome) => outcome?.notes ?? []);
    return notes.findLast(isAboutManagers);
  });

  async load(): Promise<void> {
    await this.loading.run(async () => {
      this.view = await commands.keysStatus(this.#setup.id);
    });
  }

  /** The shell reads the clipboard; the key does not pass through here. */
  paste(slot: KeySlot): Promise<void> {
    return this.#capture(slot, () => commands.keysCapture(this.#setup.id, slot));
  }

  takeTyped(slot: KeySlot, text: string): Promise<void> {
    return this.#capture(slot, () => commands.keysCaptureTyped(this.#setup.id, slot, text));
  }

  /** Asks the place of the keys again, as it is. */
  tryAgain(): Promise<boolean> {
    return this.#settle(this.loading, () => commands.keysStatus(this.#setup.id));
  }

  /** Has the system ask for the keychain's password, and waits for the person's answer to it. */
  unlock(): Promise<boolean> {
    return this.#settle(this.unlocking, () => commands.keysUnlock(this.#setup.id));
  }

  /** The passphrase goes through here, and stays nowhere. */
  keepInFile(passphrase: string): Promise<boolean> {
    return this.#settle(this.sealing, () => commands.keysKeepInFile(this.#setup.id, passphrase));
  }

  openFile(passphrase: string): Promise<boolean> {
    return this.#settle(this.opening, () => commands.keysFileOpen(this.#setup.id, passphrase));
  }

  keepInMemory(): Promise<boolean> {
    return this.#settle(this.keeping, () => commands.keysKeepInMemory(this.#setup.id));
  }

  async forget(): Promise<boolean> {
    const isForgotten = await this.forgetting.run(async () => {
      this.view = await commands.keysForget(this.#setup.id);
      this.outcomes = {};
      this.announcement = say('keys.forgotten');
      await this.#setup.refresh();
      return true;
    });
    return isForgotten === true;
  }

  /** True when keys can be kept afterwards. */
  async #settle(action: Action, act: () => Promise<KeysView>): Promise<boolean> {
    if (action.isRunning) return false;
    const isSettled = await action.run(async () => {
      this.view = await act();
      await this.#setup.refresh();
      return this.view.keychainProblem === null;
    });
    return isSettled === true;
  }

  async #capture(slot: KeySlot, take: () => Promise<CaptureView>): Promise<void> {
    if (this.capturing[slot].isRunning) return;
    this.outcomes = { ...this.outcomes, [slot]: undefined };
    await this.capturing[slot].run(async () => {
      const { isSaved, notes, keys } = await take();
      this.view = keys;
      this.outcomes = { ...this.outcomes, [slot]: { isSaved, notes } };
      await this.#setup.refresh();
    });
  }
}

/** Such a note is about the computer, and not about the key that was pasted. */
export function isAboutManagers({ code }: Note): boolean {
  return code === 'copy-manager-unknown' || code === 'copy-manager-may-keep';
}

/** A key, masked: enough to tell two pairs apart, too little to use. */
export function sayMasked(view: SlotView): string {
  if (!view.isSaved) return say('keys.empty');
  const length = view.length ?? 0;
  return view.lastFour === null
    ? sayCount('keys.maskedPrivate', length)
    : sayCount('keys.maskedPublic', length, { lastFour: view.lastFour });
}
