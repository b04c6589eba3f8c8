import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure } from '../src/ipc/fake/fake';
import { noteAt } from '../src/ipc/fake/call';
import { button, openSetupAt } from './stage';

const field = () => screen.findByRole('textbox', { name: 'What was said or decided' });
const unfold = async (user: { click: (element: Element) => Promise<void> }) => user.click(await screen.findByText(/^Notes and decisions/));

describe('notes', () => {
  test('a note is kept with its step, and told', async () => {
    const { user, fake, record } = await openSetupAt('member');
    await unfold(user);
    await user.type(await field(), 'Anna decides on Monday.');
    await user.click(await button('Keep this note'));
    expect(await screen.findByText('The note is kept.')).toBeVisible();
    expect(await field()).toHaveValue('');
    expect(await field()).toHaveFocus();
    expect(screen.getByText('Anna decides on Monday.')).toBeVisible();
    expect(fake.calls.filter((call) => call.command === 'note_add').map((call) => call.takes)).toEqual([
      { id: record.id, step: 'member', text: 'Anna decides on Monday.' },
    ]);
  });

  test('what is typed goes along to the next step and survives home', async () => {
    const { user, record } = await openSetupAt('member');
    await unfold(user);
    await user.type(await field(), 'Half a th');
    await user.click(await button(/^Continue to B3/));
    await screen.findByRole('heading', { level: 1, name: 'Catch the key pair' });
    expect(await field()).toHaveValue('Half a th');
    await user.click(await button('All setups'));
    await user.click(await button('Open'));
    await user.click(await button(/^Continue where you left off/));
    expect(await field()).toHaveValue('Half a th');
    expect(record.callNotes.draft).toBe('Half a th');
  });

  test('a note that is too long says by how much, is refused, and nothing typed is lost', async () => {
    const { user, record } = await openSetupAt('member', (_, one) => (one.callNotes.draft = 'a'.repeat(1000)));
    await user.type(await field(), 'bc');
    expect(await screen.findByText('2 characters too many')).toBeVisible();
    expect(await field()).toBeInvalid();
    await user.click(await button('Keep this note'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The note is too long');
    expect(screen.getByRole('alert')).toHaveFocus();
    expect(await field()).toHaveValue(`${'a'.repeat(1000)}bc`);
    expect(record.callNotes.written).toEqual([]);
  });

  test('a note with a key in it is refused with words', async () => {
    const { user } = await openSetupAt('member', (_, one) => (one.callNotes.draft = 'It is AbCdEfGhIjKlk3Zq'));
    await user.click(await button('Keep this note'));
    expect(await screen.findByRole('alert')).toHaveTextContent('A key stands in this note');
    expect(await field()).toHaveValue('It is AbCdEfGhIjKlk3Zq');
  });

  test('notes of other steps stand in one list with their steps', async () => {
    const { user } = await openSetupAt('member', (_, one) => {
      one.callNotes.written = [noteAt(one, 'role', 'The role is called MSP.')];
      one.callNotes.written.push(noteAt(one, 'member', 'Sam makes the member.'));
    });
    await user.click(await screen.findByText('Notes and decisions (2)'));
    await user.click(screen.getByText('All notes of this setup (2)'));
    const lists = screen.getAllByRole('list').filter((list) => within(list).queryByText('Sam makes the member.'));
    expect(lists.map((list) => within(list).queryAllByRole('listitem').length)).toEqual([1, 2]);
    expect(screen.getByText('The role is called MSP.')).toBeVisible();
    expect(screen.getByText(/Step B1: Make the security role/)).toBeVisible();
  });

  test('a note is removed only after a confirmation', async () => {
    const { user, record } = await openSetupAt('member', (_, one) => (one.callNotes.written = [noteAt(one, 'member', 'Wrong.')]));
    await unfold(user);
    await user.click(await button('Remove'));
    const dialog = await screen.findByRole('dialog', { name: 'Remove this note?' });
    expect(within(dialog).getByText('Wrong.')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Leave it' }));
    expect(record.callNotes.written).toHaveLength(1);
    await user.click(await button('Remove'));
    await user.click(await button('Remove the note'));
    await waitFor(() => expect(screen.queryByText('Wrong.')).toBeNull());
    expect(await screen.findByText('The note is removed.')).toBeVisible();
    expect(await field()).toHaveFocus();
    expect(record.callNotes.written).toEqual([]);
  });

  test('a draft that cannot be saved keeps its setup open and says so', async () => {
    const { user, fake, app } = await openSetupAt('member');
    await unfold(user);
    fake.failNext.set('note_draft_set', failure('disk-full', 'The disk is full'));
    await user.type(await field(), 'x');
    expect(await screen.findByText('The disk is full')).toBeVisible();
    fake.failNext.set('note_draft_set', failure('disk-full', 'The disk is full'));
    await app.goHome();
    expect(app.screen.kind).toBe('setup');
    expect(await screen.findByText('The disk is full')).toBeVisible();
    expect(await field()).toHaveValue('x');
  });
});
