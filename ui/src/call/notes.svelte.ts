import { FieldDraft } from '../address/draft.svelte';
import type { OpenSetup } from '../guide/setup.svelte';
import * as commands from '../ipc/commands';
import type { CallNoteView } from '../ipc/generated/CallNoteView';
import { Action } from '../shared/action.svelte';
import { say } from '../words';

/** The notes of a setup, and the one that is being written. It goes along from step to step, and over a restart. */
export class CallNotes {
  readonly draft: FieldDraft;
  readonly adding = new Action();
  readonly removing = new Action();
  isOpen = $state(false);
  announcement = $state('');

  readonly #setup: OpenSetup;

  constructor(setup: OpenSetup, draft: string) {
    this.#setup = setup;
    this.draft = new FieldDraft(draft, (text) => commands.noteDraftSet(setup.id, text).then(() => undefined));
    this.isOpen = draft !== '';
  }

  get written(): CallNoteView[] {
    return this.#setup.view.callNotes.written;
  }

  /** How many characters are left; below zero when there are too many. */
  get left(): number {
    return this.#setup.view.callNotes.longest - Array.from(this.draft.typed.trim()).length;
  }

  at(step: string): CallNoteView[] {
    return this.written.filter((note) => note.step === step);
  }

  /** Keeps what is typed as a note of a step. When that fails, the text stays where it is. */
  async keep(step: string): Promise<void> {
    if (this.adding.isRunning) return;
    this.announcement = '';
    const text = this.draft.typed;
    await this.adding.run(async () => {
      await this.draft.save();
      await this.#setup.change(() => commands.noteAdd(this.#setup.id, step, text));
      this.announcement = say('notes.kept');
      // Who types on while the note is kept has begun the next one.
      if (this.draft.typed === text) this.draft.replace('');
    });
  }

  async remove(note: CallNoteView): Promise<void> {
    this.announcement = '';
    await this.removing.run(async () => {
      await this.#setup.change(() => commands.noteRemove(this.#setup.id, note.id));
      this.announcement = say('notes.removed');
    });
  }
}
