import { failure } from '../../src/ipc/fake/fake';
import { noteAt } from '../../src/ipc/fake/call';
import { cover } from '../../src/call/cover.svelte';
import { press, pressAt, see, settle, setupAt, unfold, type Arrange, type Scene } from '../stage';

const withNotes: Arrange = (record) => {
  record.callNotes.written = [noteAt(record, 'choices', 'Both features, says the specialist.')];
  record.callNotes.written.push(noteAt(record, 'member', 'The role stays as it is until Monday.\nAnna asks her boss.'));
};
const drafted = (draft: string): Arrange => (record) => (record.callNotes.draft = draft);

const presenting = (scene: Scene): Scene => ({
  ...scene,
  arrange: (fake) => {
    scene.arrange?.(fake);
    fake.isPresenting = true;
  },
});
const covered = async () => {
  cover.show();
  await see('.cover');
};

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
  'say-open': setupAt('member', undefined, () => press('prompts.title')),
  'present-home': presenting({ query: '' }),
  'present-delete': presenting({ query: '', play: () => press('home.delete') }),
  'present-step': presenting(setupAt('member', undefined, unfold)),
  'present-sheet': presenting(setupAt('role')),
  'present-not-kept': {
    query: '',
    arrange: (fake) => fake.failNext.set('presenting_set', failure('settings-not-written', 'The settings could not be saved')),
    play: () => pressAt('.top [role="switch"]'),
  },
  'cover-home': { query: '', play: covered },
  'cover-step': setupAt('member', undefined, covered),
};
