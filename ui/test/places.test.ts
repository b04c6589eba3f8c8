import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure, keychainLocked, keychainMissing, type FakeOnramp } from '../src/ipc/fake/fake';
import type { FakeRecord } from '../src/ipc/fake/record';
import { bothKeys, button, heading, largest, openSetupAt } from './stage';

const canary = 'Canary passphrase 7';
const namesOfButtons = (within: HTMLElement) => [...within.querySelectorAll('button')].map((one) => one.textContent.trim());

/** What the fields of a passphrase held when the shell was called. */
function watchFields(fake: FakeOnramp, ...fields: HTMLElement[]) {
  const held: string[] = [];
  const call = fake.call.bind(fake);
  fake.call = async (command, takes, onProgress) => {
    await Promise.resolve();
    for (const field of fields) if (field instanceof HTMLInputElement) held.push(field.value);
    return call(command, takes, onProgress);
  };
  return held;
}

describe('where keys are kept', () => {
  test('a locked keychain offers its remedies in order', async () => {
    await openSetupAt('keys', (fake) => (fake.keychainProblem = keychainLocked));
    expect(await screen.findByText('The keychain is locked')).toBeVisible();
    const list = screen.getByRole('list', { name: 'What you can do about it' });
    expect(namesOfButtons(list)).toEqual(['Unlock the keychain', 'Keep in a sealed file', 'Keep until Onramp closes']);
  });

  test('unlocking says to look for the system’s window while it waits, and then says where keys are kept', async () => {
    let unlock: () => void = () => undefined;
    const { user } = await openSetupAt('keys', (fake) => {
      fake.keychainProblem = keychainLocked;
      fake.untilUnlocked = new Promise((done) => (unlock = done));
    });
    await user.click(await button('Unlock the keychain'));
    expect(await screen.findByText(/look for a window of your system/)).toBeVisible();
    expect(await button('Unlock the keychain')).toHaveAttribute('aria-disabled', 'true');
    unlock();
    await waitFor(() => expect(screen.getByText('Onramp will keep the keys in: Secret Service (GNOME Keyring)')).toHaveFocus());
    expect(screen.queryByText('The keychain is locked')).toBeNull();
  });

  test('a sealed file takes the passphrase twice, empties both fields at once, and keeps it nowhere', async () => {
    const { user, fake, record, container } = await openSetupAt('keys', (one) => (one.keychainProblem = keychainMissing));
    await user.click(await button('Keep in a sealed file'));
    expect(screen.getByText(/Nobody can recover the passphrase/)).toBeVisible();
    expect(screen.getByText(/The standard age tool opens the file too/)).toBeVisible();
    const first = await screen.findByLabelText('Passphrase');
    const again = screen.getByLabelText('The same passphrase again');
    expect(first).toHaveFocus();
    expect([first, again].map((field) => field.getAttribute('type'))).toEqual(['password', 'password']);
    await user.type(first, canary);
    await user.type(again, canary);
    const held = watchFields(fake, first, again);
    await user.click(await button('Seal the keys with this passphrase'));
    await waitFor(() => expect(screen.getByText('Onramp will keep the keys in: a file sealed with your passphrase')).toHaveFocus());
    expect(held.slice(0, 2)).toEqual(['', '']);
    expect(record).toMatchObject({ keptIn: 'sealed-file', sealedWith: canary });
    expect(container.innerHTML).not.toContain(canary);
  });

  test('two passphrases that differ seal nothing', async () => {
    const { user, fake } = await openSetupAt('keys', (one) => (one.keychainProblem = keychainMissing));
    await user.click(await button('Keep in a sealed file'));
    await user.type(await screen.findByLabelText('Passphrase'), canary);
    await user.type(screen.getByLabelText('The same passphrase again'), 'Something else 12');
    await user.click(await button('Seal the keys with this passphrase'));
    expect(await screen.findByText(/The two passphrases differ/)).toBeVisible();
    expect(screen.getByLabelText('Passphrase')).toHaveFocus();
    expect(screen.getByLabelText('Passphrase')).toHaveValue('');
    expect(screen.getByLabelText('The same passphrase again')).toHaveValue('');
    expect(fake.calls.map((call) => call.command)).not.toContain('keys_keep_in_file');
  });

  test('a passphrase that is too short is said in the core’s words', async () => {
    const { user, record } = await openSetupAt('keys', (one) => (one.keychainProblem = keychainMissing));
    await user.click(await button('Keep in a sealed file'));
    await user.type(await screen.findByLabelText('Passphrase'), 'short');
    await user.type(screen.getByLabelText('The same passphrase again'), 'short');
    await user.click(await button('Seal the keys with this passphrase'));
    expect(await screen.findByRole('alert')).toHaveTextContent('This passphrase is too short');
    expect(screen.getByRole('alert')).toHaveFocus();
    expect(record.keptIn).toBe('keychain');
  });

  test('after a restart the sealed file is opened with its passphrase', async () => {
    const { user, container } = await openSetupAt('keys', (_, record) => {
      bothKeys(record);
      Object.assign(record, { keptIn: 'sealed-file', sealedWith: canary });
    });
    const field = await screen.findByLabelText('Passphrase of the sealed file');
    await user.type(field, 'Not this passphrase');
    await user.click(await button('Open the file'));
    expect(await screen.findByText('This passphrase does not open it')).toBeVisible();
    expect(field).toHaveValue('');
    await user.type(field, canary);
    await user.click(await button('Open the file'));
    await waitFor(() => expect(screen.getByText('Kept in: a file sealed with your passphrase')).toHaveFocus());
    expect(container.innerHTML).not.toContain(canary);
  });
});

describe('a sealed file that is left', () => {
  test('stays on offer, says where it is, and is opened again', async () => {
    const { user, record } = await openSetupAt('keys', (_, one) => {
      bothKeys(one);
      Object.assign(one, { keptIn: 'sealed-file', sealedWith: canary });
    });
    await user.click(await button('Keep until Onramp closes'));
    expect(await screen.findByText('A sealed file with other keys stays')).toBeVisible();
    expect(screen.getByText(/Onramp left keys\/one.age as it was/)).toBeVisible();
    expect(record.keptIn).toBe('memory');
    await user.type(screen.getByLabelText('Passphrase of the sealed file'), canary);
    await user.click(await button('Open the file'));
    await waitFor(() => expect(record.keptIn).toBe('sealed-file'));
    expect(screen.queryByText('A sealed file with other keys stays')).toBeNull();
  });

  test('a file that is out of reach is tried again', async () => {
    const unreachable = { ...keychainMissing, code: 'sealed-file-unreachable' as const };
    const { user, fake } = await openSetupAt('keys', (one) => (one.keychainProblem = unreachable));
    await screen.findByRole('button', { name: 'Try again' });
    fake.keychainProblem = null;
    await user.click(await button('Try again'));
    expect(await screen.findByText(/Onramp will keep the keys in/)).toHaveFocus();
  });
});

describe('a place that is locked later on', () => {
  const locked = (_: FakeOnramp, record: FakeRecord) => {
    bothKeys(record);
    Object.assign(record, { keptIn: 'sealed-file', sealedWith: canary });
  };

  test('the form leads to where the passphrase is asked for', async () => {
    const { user } = await openSetupAt('handover', locked);
    expect(await screen.findByText('The file with the keys is sealed')).toBeVisible();
    await user.click(await button('Go to the keys (B3)'));
    expect(await screen.findByLabelText('Passphrase of the sealed file')).toBeVisible();
    expect(largest()).toEqual(['Open the file']);
  });

  test('so does a test that could not read the keys', async () => {
    const { user, fake } = await openSetupAt('test', locked);
    fake.failNext.set('check_run', failure('sealed-file-locked', 'The file with the keys is sealed'));
    await user.click(await button('Test the connection'));
    expect(await screen.findByRole('alert')).toHaveFocus();
    expect(largest()).toEqual(['Go to the keys (B3)']);
    await user.click(await button('Go to the keys (B3)'));
    expect(await heading('Catch the key pair')).toHaveFocus();
  });
});

describe('screen capture', () => {
  test('is asked to leave the window out while a key can be typed, and the truth is told', async () => {
    const { user, fake } = await openSetupAt('keys');
    await user.click(await button('Type or paste it into a field instead'));
    expect(await screen.findByText('Windows hides this from the call.')).toBeVisible();
    expect(fake.isProtected).toBe(true);
    await user.click(await button('Type or paste it into a field instead'));
    await waitFor(() => expect(fake.isProtected).toBe(false));
  });

  test('a system that cannot hide a window says so', async () => {
    const { user } = await openSetupAt('keys', (fake) => (fake.hidesScreen = false));
    await user.click(await button('Type or paste it into a field instead'));
    expect(await screen.findByText(/Stop sharing your screen while this is shown/)).toBeVisible();
  });

  test('is let go of when the person goes elsewhere', async () => {
    const { user, fake } = await openSetupAt('keys', (one) => (one.keychainProblem = keychainMissing));
    await user.click(await button('Keep in a sealed file'));
    await waitFor(() => expect(fake.isProtected).toBe(true));
    await user.click(await button('Type or paste it into a field instead'));
    await user.click(await button('Keep in a sealed file'));
    expect(fake.isProtected).toBe(true);
    await user.click(await button('All setups'));
    await waitFor(() => expect(fake.isProtected).toBe(false));
  });
});
