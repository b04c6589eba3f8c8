import type { OutgoingCopy } from '../clipboard/outgoing.svelte';
import * as commands from '../ipc/commands';
import type { HandOffPreview } from '../ipc/generated/HandOffPreview';
import type { HandOffSealed } from '../ipc/generated/HandOffSealed';
import type { SetupId } from '../ipc/generated/SetupId';
import { Action } from '../shared/action.svelte';

/** Who is to open a hand-off: the holder of a recipient's identity, or whoever has the passphrase that Onramp makes. */
export type OpenedBy = 'recipient' | 'passphrase';

/** Sealing the pair for somebody else. */
export class HandOff {
  preview = $state.raw<HandOffPreview | undefined>();
  sealed = $state.raw<HandOffSealed | undefined>();
  openedBy = $state<OpenedBy>('passphrase');
  folder = $state('');
  readonly loading = new Action();
  readonly sealing = new Action();
  readonly showing = new Action();
  readonly copying = new Action();

  readonly #id: SetupId;

  constructor(id: SetupId) {
    this.#id = id;
  }

  async load(): Promise<void> {
    await this.loading.run(async () => {
      this.preview = await commands.handOffPreview(this.#id);
      this.openedBy = this.preview.vendorRecipient === null ? 'passphrase' : 'recipient';
      this.folder ||= this.preview.folder;
    });
  }

  /** True when it was sealed. Without a recipient, Onramp makes a passphrase. */
  write(recipient: string | null): Promise<boolean> {
    return this.#seal(() => commands.handOffWrite(this.#id, recipient, this.folder.trim()));
  }

  /** The sealed text takes the place of whatever Onramp had put on the clipboard before. */
  async copyText(recipient: string | null, outgoing: OutgoingCopy): Promise<boolean> {
    const isSealed = await this.#seal(() => commands.handOffCopy(this.#id, recipient));
    void outgoing.look();
    return isSealed;
  }

  async show(path: string): Promise<void> {
    await this.showing.run(() => commands.folderOpen(path));
  }

  async copyPassphrase(outgoing: OutgoingCopy): Promise<void> {
    await this.copying.run(async () => outgoing.begin(await commands.handOffPassphraseCopy(this.#id)));
  }

  /** The passphrase itself, to be shown and kept nowhere. */
  passphrase(): Promise<string> {
    return commands.handOffPassphraseShow(this.#id);
  }

  async #seal(act: () => Promise<HandOffSealed>): Promise<boolean> {
    if (this.sealing.isRunning) return false;
    this.sealed = undefined;
    const isSealed = await this.sealing.run(async () => {
      this.sealed = await act();
      return true;
    });
    return isSealed === true;
  }
}
