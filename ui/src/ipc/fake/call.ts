import type { CallNoteView } from '../generated/CallNoteView';
import { failure } from './failure';
import type { FakeOnramp } from './fake';
import type { Handlers } from './life';
import { now } from './pairs';
import { sectionsOf, viewOf, type FakeRecord } from './record';

type OfCall = 'note_add' | 'note_draft_set' | 'note_remove' | 'presenting_get' | 'presenting_set';

export const longestNote = 1000;

/** What is done on a call: notes, present mode. */
export function callOf(fake: FakeOnramp): Pick<Handlers, OfCall> {
  return {
    note_add: ({ id, step, text }) => {
      const record = fake.record(id);
      refuse(text);
      record.callNotes.written = [...record.callNotes.written, noteAt(record, step, text.trim())];
      record.callNotes.draft = '';
      return viewOf(record);
    },
    note_draft_set: ({ id, text }) => {
      fake.record(id).callNotes.draft = text;
      return null;
    },
    note_remove: ({ id, note }) => {
      const record = fake.record(id);
      record.callNotes.written = record.callNotes.written.filter((one) => one.id !== note);
      return viewOf(record);
    },
    presenting_get: () => fake.isPresenting,
    presenting_set: ({ isOn }) => {
      fake.isPresenting = isOn;
      return null;
    },
  };
}

function refuse(text: string): void {
  if (text.trim() === '') throw failure('note-empty', 'There is nothing to keep yet');
  if (text.trim().length > longestNote) throw failure('note-too-long', 'The note is too long');
  if (/[A-Za-z0-9]{16}/.test(text)) throw failure('note-holds-key', 'A key stands in this note');
}

/** A note at one of the record's steps. */
export function noteAt(record: FakeRecord, step: string, text: string): CallNoteView {
  const found = sectionsOf(record).flatMap((section) => section.steps).find((one) => one.id === step);
  if (!found) throw failure('step-not-found', 'This step is not there');
  return { id: `note-${record.callNotes.written.length + 1}`, at: now, step, stepCode: found.code, stepTitle: found.title, text };
}
