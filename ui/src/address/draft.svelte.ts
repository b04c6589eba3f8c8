import { Action } from '../shared/action.svelte';

/** How long after the last key press the notes about a text appear; leaving the field shows them at once. */
const SETTLE_MS = 600;

/**
 * The text of one field. Each change is sent at once; while one is on its way only the newest text waits behind it.
 * The text on screen belongs to the person: an answer of the shell never replaces it.
 */
export class FieldDraft {
  typed = $state('');
  isSettled = $state(true);
  readonly saving = new Action();

  #saved: string;
  #onItsWay: Promise<boolean> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #send: (typed: string) => Promise<void>;

  constructor(typed: string, send: (typed: string) => Promise<void>) {
    this.typed = typed;
    this.#saved = typed;
    this.#send = send;
  }

  type(text: string): void {
    this.typed = text;
    this.isSettled = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), SETTLE_MS);
    void this.save();
  }

  settle(): void {
    clearTimeout(this.#timer);
    this.isSettled = true;
    void this.save();
  }

  /** True once everything typed is saved. It never rejects: a failure is in `saving.error`. */
  save(): Promise<boolean> {
    this.#onItsWay ??= this.#sendUntilSaved().finally(() => {
      this.#onItsWay = undefined;
    });
    return this.#onItsWay;
  }

  /** Takes over a text that the shell has changed on the person's wish. */
  replace(text: string): void {
    this.typed = text;
    this.#saved = text;
    this.isSettled = true;
  }

  async #sendUntilSaved(): Promise<boolean> {
    while (this.typed !== this.#saved) {
      const text = this.typed;
      const isSent = await this.saving.run(async () => {
        await this.#send(text);
        return true;
      });
      if (!isSent) return false;
      this.#saved = text;
    }
    return true;
  }
}
