import type { OutgoingCopy } from '../clipboard/outgoing.svelte';
import type { OpenSetup } from '../guide/setup.svelte';
import * as commands from '../ipc/commands';
import type { Code } from '../ipc/generated/Code';
import type { CopiedWhat } from '../ipc/generated/CopiedWhat';
import type { FieldView } from '../ipc/generated/FieldView';
import type { KeySlot } from '../ipc/generated/KeySlot';
import type { KeysView } from '../ipc/generated/KeysView';
import type { SlotView } from '../ipc/generated/SlotView';
import { isOfKeyStore } from '../keys/store';
import { Action } from '../shared/action.svelte';

/** One line of the vendor's form. */
export type FormLine =
  | { kind: 'value'; id: string; label: string; value: string | null; field: FieldView }
  | { kind: 'key'; id: KeySlot; view: SlotView };

/** The act that is next at the vendor's form: the largest on screen. */
export type NextAct = 'open-keys' | 'copy' | 'seal' | 'mark' | 'none';

const copiedAs: Record<KeySlot, CopiedWhat> = { public: 'public-key', private: 'private-key' };

/** Hands the values over to the vendor's form, line by line. The shell copies a key and clears the clipboard again. */
export class Handover {
  keys = $state.raw<KeysView | undefined>();
  /** The lines that were copied. For the person's eyes: it proves nothing, and is gone with the setup on screen. */
  copied = $state.raw<readonly string[]>([]);
  /** True while the person looks at sealing in place of copying. */
  isSealing = $state(false);
  /** True once the values were sealed on the step as it is shown. */
  isSealed = $state(false);
  readonly loading = new Action();
  readonly copying = new Action();

  readonly #setup: OpenSetup;

  constructor(setup: OpenSetup) {
    this.#setup = setup;
  }

  readonly lines: FormLine[] = $derived.by(() => {
    const values = this.#setup.view.fields.map(
      (field): FormLine => ({ kind: 'value', id: field.id, label: field.label, value: field.valueForVendor, field }),
    );
    if (!this.keys) return values;
    const keys = [this.keys.public, this.keys.private].map((view): FormLine => ({ kind: 'key', id: view.slot, view }));
    return [...values, ...keys];
  });

  /** The line to copy next. */
  readonly next: string | undefined = $derived.by(
    () => this.lines.find((line) => mayBeCopied(line) && !this.copied.includes(line.id))?.id,
  );

  /** The code of what keeps the keys from being read, if anything does. */
  readonly keysCode: Code | undefined = $derived.by(() => this.copying.error?.code ?? this.keys?.keychainProblem?.code);

  readonly nextAct: NextAct = $derived.by(() => {
    const status = this.#setup.step?.status;
    if (status === 'done' || status === 'waiting-for-specialist') return 'none';
    if (this.keysCode !== undefined && isOfKeyStore(this.keysCode)) return 'open-keys';
    if (this.isSealed) return 'mark';
    if (this.isSealing) return 'seal';
    if (this.next !== undefined) return 'copy';
    return this.lines.every((line) => this.copied.includes(line.id)) ? 'mark' : 'none';
  });

  async load(): Promise<void> {
    await this.loading.run(async () => {
      this.keys = await commands.keysStatus(this.#setup.id);
    });
  }

  tickOff(line: string): void {
    if (!this.copied.includes(line)) this.copied = [...this.copied, line];
  }

  async copy(slot: KeySlot, outgoing: OutgoingCopy): Promise<void> {
    if (this.copying.isRunning) return;
    await this.copying.run(async () => {
      outgoing.begin(await commands.keysCopy(this.#setup.id, slot));
      this.tickOff(slot);
    });
  }
}

/** True while there is time to paste it. */
export function isOnClipboard(slot: KeySlot, outgoing: OutgoingCopy): boolean {
  return outgoing.what === copiedAs[slot] && outgoing.secondsLeft > 0;
}

function mayBeCopied(line: FormLine): boolean {
  return line.kind === 'key' ? line.view.isSaved : line.value !== null;
}
