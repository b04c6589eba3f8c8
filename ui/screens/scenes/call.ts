import { noteAt } from '../../src/ipc/fake/call';
import { press, settle, setupAt, type Arrange, type Scene } from '../stage';

const withNotes: Arrange = (record) => {
  record.callNotes.written = [noteAt(record, 'choices', 'Both features, says the specialist.')];
  record.callNotes.written.push(noteAt(record, 'member', 'The role stays as it is until Monday.\nAnna asks her boss.'));
};
const drafted = (draft: string): Arrange => (record) => (record.callNotes.draft = draft);

/** On a call. */
export const call: Record<string, Scene> = {
  'notes-empty': setupAt('member', undefined, () => press('notes.fold')),
  'notes-some': setupAt('member', withNotes, async () => {
    await press('notes.foldSome', { count: 2 });
    await press('notes.all', { count: 2 });
  }),
  'notes-too-long': setupAt('member', drafted('We talked about this for a long time. '.repeat(28)), () => press('notes.keep')),
  'notes-refused': setupAt('member', drafted('The key is AbCdEfGhIjKlk3Zq'), () => press('notes.keep')),
  'notes-remove': setupAt('member', withNotes, async () => {
    await press('notes.foldSome', { count: 2 });
    await press('notes.remove');
    await settle();
  }),
};
