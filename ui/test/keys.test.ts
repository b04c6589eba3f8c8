import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure, keychainMissing, offTheClipboard } from '../src/ipc/fake/fake';
import { note } from '../src/ipc/fake/findings';
import { bothKeys, button, heading, largest, openSetupAt } from './stage';

const canary = 'Canary7Key9Canary1';

describe('the key pair', () => {
  test('both keys are taken from the clipboard and shown masked', async () => {
    const { user, fake, container } = await openSetupAt('keys', (one, record) => {
      one.clipboard = 'AbCdEfGhIjKlk3Zq';
      record.typed = { 'company-id': 'acme', address: 'na.myconnectwise.net' };
    });
    expect(await screen.findByText('Press Save in ConnectWise, not Save and Close. Keep that page open.')).toBeVisible();
    await button('Paste public key');
    expect(largest()).toEqual(['Paste public key']);
    await user.click(await button('Paste public key'));
    expect(await screen.findByText('•••••••••••• ends in k3Zq, 16 characters')).toBeVisible();
    expect(largest()).toEqual(['Paste private key']);
    fake.clipboard = canary;
    await user.click(await button('Paste private key'));
    expect(await screen.findByText('stored, 18 characters')).toBeVisible();
    expect(screen.getByText('Both keys are saved.')).toBeVisible();
    expect(await button('B3 Catch the key pair')).toHaveAccessibleDescription('Done: Onramp checked it');
    expect(container.innerHTML).not.toContain(canary);
    expect(await screen.findByText('7 F 2 K, 9 Q W M, 3 X H T, V 0 P A')).toBeInTheDocument();
    expect(screen.getByText(/Read it out to your specialist/)).toBeVisible();
    await user.click(await button('Go to the test (D1)'));
    expect(await heading('Test the connection')).toHaveFocus();
  });

  test('a missing keychain is said before anything is pasted, with a way on', async () => {
    const { user, record } = await openSetupAt('keys', (fake) => (fake.keychainProblem = keychainMissing));
    expect(await screen.findByText('There is no keychain here')).toBeVisible();
    await user.click(await button('Keep until Onramp closes'));
    expect(await screen.findByText(/Onramp keeps the keys in memory only/)).toBeVisible();
    expect(record.keptIn).toBe('memory');
  });

  test('a paste of the wrong shape says so and keeps nothing', async () => {
    const { user } = await openSetupAt('keys', (fake) => (fake.clipboard = 'two words'));
    await user.click(await button('Paste private key'));
    expect(await screen.findByText('This is no key')).toBeVisible();
    expect(screen.getAllByText('Not stored yet')).toHaveLength(2);
  });

  test('what was cut off a key is said', async () => {
    const { user } = await openSetupAt('keys', (fake) => (fake.clipboard = ' AbCdEfGhIjKlk3Zq '));
    await user.click(await button('Paste public key'));
    expect(await screen.findByText('There was a space around the key. Onramp took it off.')).toBeVisible();
    expect(screen.getByText(/ends in k3Zq/)).toBeVisible();
  });

  test('programs that remember what is copied are spoken of once, under both keys', async () => {
    const { user, fake } = await openSetupAt('keys', (one) => {
      one.clipboard = 'AbCdEfGhIjKlk3Zq';
      one.afterCapture = offTheClipboard;
    });
    await user.click(await button('Paste public key'));
    const question = await screen.findByText('Do you use a clipboard manager?');
    fake.clipboard = canary;
    await user.click(await button('Paste private key'));
    await waitFor(() => expect(screen.getAllByText(/Onramp took the key off the clipboard/)).toHaveLength(2));
    expect(screen.getAllByText('Do you use a clipboard manager?')).toEqual([question]);
    expect(screen.getByText('Both keys are saved.')).toBeVisible();
    const answer = screen.getByText(/If you use one, open its list and delete the key there/);
    expect(answer).not.toBeVisible();
    await user.click(question);
    expect(answer).toBeVisible();
    for (const key of ['Public key', 'Private key']) expect(screen.getByRole('group', { name: key })).not.toContainElement(question);
  });

  test('a program that is known to remember it is named at once', async () => {
    const { user } = await openSetupAt('keys', (one) => {
      one.clipboard = 'AbCdEfGhIjKlk3Zq';
      one.afterCapture = [note('copy-manager-may-keep', 'A clipboard manager may have kept a copy', 'A program is running.', 'Open its list.')];
    });
    await user.click(await button('Paste public key'));
    expect(await screen.findByText('Open its list.')).toBeVisible();
    expect(screen.getAllByText('A clipboard manager may have kept a copy')).toHaveLength(1);
  });

  test('a typed key leaves its field at once and stays nowhere', async () => {
    const { user, fake, container } = await openSetupAt('keys');
    expect(screen.queryByText(/Less safe than the Paste buttons/)).toBeNull();
    await user.click(await button('Type or paste it into a field instead'));
    expect(screen.getByText(/the key passes through the window’s memory, and Onramp cannot wipe it from there/)).toBeVisible();
    const field = await screen.findByLabelText('Private key', { selector: 'input' });
    expect(field).toHaveAttribute('type', 'password');
    await user.type(field, canary);
    let valueWhenSent: string | undefined;
    const call = fake.call.bind(fake);
    fake.call = (command, takes, onProgress) => {
      if (field instanceof HTMLInputElement) valueWhenSent ??= field.value;
      return call(command, takes, onProgress);
    };
    await user.click(await button('Save private key'));
    expect(await screen.findByText('stored, 18 characters')).toBeVisible();
    expect(fake.calls).toContainEqual({ command: 'keys_capture_typed', takes: { id: 'setup-1', slot: 'private', text: canary } });
    expect(field).toHaveValue('');
    expect(valueWhenSent === '' || valueWhenSent === canary).toBe(true);
    expect(container.innerHTML).not.toContain(canary);
  });

  test('a failed capture is shown at its key', async () => {
    const { user, fake } = await openSetupAt('keys');
    fake.failNext.set('keys_capture', failure('keychain-locked', 'The keychain is locked'));
    await user.click(await button('Paste public key'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The keychain is locked');
    expect(screen.getByRole('alert')).toHaveFocus();
  });

  test('keys are forgotten only after a second question', async () => {
    const { user, record } = await openSetupAt('keys', (_, one) => bothKeys(one));
    await user.click(await button('Forget the keys'));
    expect(await button('Keep the keys')).toHaveFocus();
    await user.click(await button('Yes, forget the keys'));
    await waitFor(() => expect(screen.getAllByText('Not stored yet')).toHaveLength(2));
    expect(record.keys).toEqual({});
  });
});

describe('the focus', () => {
  test('stays with the sentence that takes the place of a pressed button', async () => {
    const { user } = await openSetupAt('keys', (fake) => (fake.keychainProblem = keychainMissing));
    await user.click(await button('Keep until Onramp closes'));
    await waitFor(() => expect(screen.getByText(/Onramp keeps the keys in memory only/)).toHaveFocus());
  });

  test('returns to the first paste button when the keys are forgotten', async () => {
    const { user } = await openSetupAt('keys', (_, record) => bothKeys(record));
    await user.click(await button('Forget the keys'));
    await user.click(await button('Yes, forget the keys'));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Paste public key' })).toHaveFocus());
  });
});
