import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure, type FakeOnramp } from '../src/ipc/fake/fake';
import { findingsOf, runOf } from '../src/ipc/fake/findings';
import { prove, savedPair } from '../src/ipc/fake/pairs';
import type { FakeRecord } from '../src/ipc/fake/record';
import { bothKeys, button, heading, openSetupAt } from './stage';

function proved(_: FakeOnramp, record: FakeRecord): void {
  bothKeys(record);
  prove(record);
}

function replacing(_: FakeOnramp, record: FakeRecord): void {
  proved(_, record);
  record.replacement = { reason: 'rotation', oldLastFour: 'k3Zq', next: {}, hasTakenOver: false };
}

describe('replacing the keys', () => {
  test('is offered as the core says: a pair that has signed in is not lost, and at the end there is nothing to replace', async () => {
    const { user } = await openSetupAt('keys', proved);
    expect(await button('Replace the keys')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'I lost the private key' })).toBeNull();
    await user.click(await button('Finish this setup'));
    await user.click(await button('Show me the steps'));
    await user.click(await button('B3 Catch the key pair'));
    await heading('Catch the key pair');
    expect(screen.queryByRole('button', { name: 'Replace the keys' })).toBeNull();
  });

  test('is asked about, begins, and shows the first of its steps', async () => {
    const { user, fake } = await openSetupAt('keys', proved);
    await user.click(await button('Replace the keys'));
    const dialog = await screen.findByRole('dialog', { name: 'Replace the keys?' });
    expect(dialog).toHaveTextContent('the old pair stays as it is until the new one has signed in');
    await user.click(within(dialog).getByRole('button', { name: 'Begin with the new pair' }));
    expect(await heading('Create a second pair of keys')).toHaveFocus();
    expect(fake.calls).toContainEqual({ command: 'replacement_begin', takes: { id: 'setup-1', reason: 'rotation' } });
  });

  test('a lost key is said to be beyond looking up, also before anything was captured', async () => {
    const { user, record } = await openSetupAt('keys');
    await user.click(await button('I lost the private key'));
    expect(await screen.findByRole('dialog', { name: 'Make a new pair of keys?' })).toHaveTextContent('Nobody can look up a private key');
    expect(screen.queryByRole('button', { name: 'Replace the keys' })).toBeNull();
    await user.click(await button('Leave everything as it is'));
    expect(record.replacement).toBeNull();
    expect(await button('I lost the private key')).toHaveFocus();
  });

  test('the new pair is pasted, tested and takes over, and the key to retire is named', async () => {
    const { user, fake, record } = await openSetupAt('replace-keys', replacing);
    expect(await screen.findByText('A new pair of keys is being made')).toBeVisible();
    expect(screen.getByText('The old pair, whose public key ends in k3Zq, stays until the new one has signed in.')).toBeVisible();
    expect(screen.getAllByText('Not stored yet')).toHaveLength(2);
    fake.clipboard = 'AbCdEfGhIjKlNw8t';
    await user.click(await button('Paste public key'));
    await user.click(await button('Paste private key'));
    expect(record.keys.public?.lastFour).toBe('k3Zq');
    expect(await screen.findByText(/Press Save in ConnectWise, not Save and Close/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Forget the keys' })).toBeNull();
    await user.click(await button('Go to the test (R3)'));
    await user.click(await button('Test the connection'));
    expect(await screen.findByText('The new pair has signed in, and has taken the old one’s place in Onramp.')).toBeVisible();
    expect(screen.getByText(/delete the old key in ConnectWise: the one whose public key ends in k3Zq/)).toBeVisible();
    expect(record.keys.public?.lastFour).toBe('Nw8t');
    expect(await button('Go to that step (R4)')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Give this up' })).toBeNull();
  });

  test('can be given up, and the old pair stays', async () => {
    const { user, record } = await openSetupAt('replace-keys', replacing);
    await user.click(await button('Give this up'));
    const dialog = await screen.findByRole('dialog', { name: 'Give up the new pair?' });
    await user.click(within(dialog).getByRole('button', { name: 'Give up the new pair' }));
    expect(await heading('Catch the key pair')).toHaveFocus();
    expect(record.replacement).toBeNull();
    expect(await screen.findByText('•••••••••••• ends in k3Zq, 16 characters')).toBeVisible();
  });

  test('takes what was copied of the new pair off the clipboard when it is given up', async () => {
    const { user } = await openSetupAt('replace-handover', (fake, record) => {
      replacing(fake, record);
      if (record.replacement) record.replacement.next = savedPair('Nw8t');
    });
    await user.click(await button('Copy private key'));
    await screen.findByRole('region', { name: 'On the clipboard' });
    await user.click(await button('Give this up'));
    await user.click(await button('Give up the new pair'));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'On the clipboard' })).toBeNull());
  });

  test('is offered where the keys were refused', async () => {
    await openSetupAt('test', (_, record) => {
      bothKeys(record);
      record.lastRun = runOf(findingsOf('keys'), false);
    });
    expect(await button('I lost the private key')).toBeInTheDocument();
    expect(await button('Replace the keys')).toBeInTheDocument();
  });

  test('is not offered where something else failed', async () => {
    await openSetupAt('test', (_, record) => {
      bothKeys(record);
      record.lastRun = runOf(findingsOf('tls'), false);
    });
    await heading(/^Stopped at/);
    expect(screen.queryByRole('button', { name: 'I lost the private key' })).toBeNull();
  });

  test('the form is about the new pair meanwhile', async () => {
    const { user } = await openSetupAt('replace-handover', (fake, record) => {
      replacing(fake, record);
      if (record.replacement) record.replacement.next = savedPair('Nw8t');
    });
    expect(await screen.findByText('What you paste, test and copy here is the new pair.')).toBeVisible();
    expect(await screen.findByText('•••••••••••• ends in Nw8t, 16 characters')).toBeVisible();
    await user.click(await button('B2 Create the API member'));
    await heading('Create the API member');
    expect(screen.queryByText('A new pair of keys is being made')).toBeNull();
  });

  test('that cannot begin says so', async () => {
    const { user, fake } = await openSetupAt('keys', proved);
    fake.failNext.set('replacement_begin', failure('records-not-written', 'This could not be saved'));
    await user.click(await button('Replace the keys'));
    await user.click(await button('Begin with the new pair'));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus());
    expect(await heading('Catch the key pair')).toBeVisible();
  });
});
