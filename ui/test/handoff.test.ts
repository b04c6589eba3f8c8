import { screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failure, type FakeOnramp } from '../src/ipc/fake/fake';
import { fakePassphrase } from '../src/ipc/fake/life';
import type { FakeRecord } from '../src/ipc/fake/record';
import { bothKeys, button, largest, openSetupAt } from './stage';

const recipient = `age1${'q'.repeat(58)}`;

async function openHandOff(arrange: (fake: FakeOnramp, record: FakeRecord) => void = () => undefined) {
  const stage = await openSetupAt('handover', (fake, record) => {
    bothKeys(record);
    record.typed = { 'company-id': 'acme', address: 'na.myconnectwise.net' };
    arrange(fake, record);
  });
  await stage.user.click(await screen.findByText('Send the keys sealed instead'));
  await screen.findByText('What is inside');
  return stage;
}

describe('a sealed hand-off', () => {
  test('says what is inside, shows the fingerprint, and asks who can open it', async () => {
    await openHandOff();
    expect(screen.getByText('16 characters', { selector: 'dd' })).toBeVisible();
    expect(screen.getAllByText('7 F 2 K, 9 Q W M, 3 X H T, V 0 P A')).toHaveLength(2);
    expect(screen.getAllByText(/Read it out to your specialist/)).toHaveLength(1);
    expect(screen.getByRole('radio', { name: 'Whoever has a passphrase that Onramp makes' })).toBeChecked();
    expect(await screen.findByRole('textbox', { name: 'Folder to write to' })).toHaveValue('/home/sam/Documents');
  });

  test('is written for a recipient, with its digest and who can open it', async () => {
    const { user, fake } = await openHandOff();
    await user.click(screen.getByRole('radio', { name: 'Only my specialist, by their recipient' }));
    await user.type(await screen.findByRole('textbox', { name: 'Recipient' }), ` ${recipient} `);
    expect(largest()).toEqual(['Write the sealed file']);
    await user.click(await button('Write the sealed file'));
    await waitFor(() => expect(screen.getByText('The sealed file is written').parentElement).toHaveFocus());
    expect(screen.getByText('4f1c09ab77e2d310')).toBeVisible();
    expect(largest()).toEqual(['I did this']);
    expect(screen.getByText(`Only whoever has the identity of ${recipient} can open it.`)).toBeVisible();
    expect(fake.calls).toContainEqual({ command: 'hand_off_write', takes: { id: 'setup-1', recipient, folder: '/home/sam/Documents' } });
    expect(screen.queryByRole('button', { name: 'Show the passphrase' })).toBeNull();
    await user.click(await button('Show in folder'));
    expect(fake.calls).toContainEqual({ command: 'folder_open', takes: { path: '/home/sam/Documents/onramp-phin-acme.age' } });
  });

  test('takes the recipient that the vendor publishes', async () => {
    await openHandOff((fake) => (fake.vendorRecipient = recipient));
    expect(screen.getByRole('radio', { name: 'Only my specialist, by their recipient' })).toBeChecked();
    expect(screen.getByRole('textbox', { name: 'Recipient' })).toHaveValue(recipient);
  });

  test('a recipient that is none is said, and stays to be mended', async () => {
    const { user } = await openHandOff((fake) => (fake.vendorRecipient = recipient));
    const field = screen.getByRole('textbox', { name: 'Recipient' });
    await user.clear(field);
    await user.type(field, 'age1short');
    await user.click(await button('Write the sealed file'));
    expect(await screen.findByRole('alert')).toHaveTextContent('This is not a recipient');
    expect(field).toHaveValue('age1short');
  });

  test('a secret in the recipient’s field does not stay there', async () => {
    const { user, container } = await openHandOff((fake) => (fake.vendorRecipient = recipient));
    const field = screen.getByRole('textbox', { name: 'Recipient' });
    await user.clear(field);
    await user.type(field, 'AGE-SECRET-KEY-1QQQ');
    await user.click(await button('Copy the sealed text'));
    expect(await screen.findByRole('alert')).toHaveTextContent('This is somebody’s secret');
    expect(field).toHaveValue('');
    expect(container.innerHTML).not.toContain('AGE-SECRET-KEY-1');
  });

  test('can be copied as text', async () => {
    const { user, fake } = await openHandOff();
    await user.click(await button('Copy the sealed text'));
    expect(await screen.findByText(/The sealed text is on the clipboard/)).toBeVisible();
    expect(fake.calls).toContainEqual({ command: 'hand_off_copy', takes: { id: 'setup-1', recipient: null } });
  });

  test('is not offered before both keys are saved', async () => {
    await openSetupAt('handover');
    expect(await screen.findAllByText('Not stored yet')).toHaveLength(2);
    expect(screen.queryByText('Send the keys sealed instead')).toBeNull();
  });
});

describe('the passphrase of a hand-off', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
  afterEach(() => void vi.useRealTimers());

  async function openSealed(arrange?: (fake: FakeOnramp, record: FakeRecord) => void) {
    const stage = await openHandOff(arrange);
    await stage.user.click(await button('Write the sealed file'));
    await button('Show the passphrase');
    return stage;
  }

  test('is to be sent by another way, and is copied with a countdown', async () => {
    const { user, container } = await openSealed();
    expect(screen.getByText(/Send it another way than the sealed keys/)).toBeVisible();
    expect(container.innerHTML).not.toContain(fakePassphrase);
    await user.click(await button('Copy the passphrase'));
    const bar = await screen.findByRole('region', { name: 'On the clipboard' });
    expect(within(bar).getByText(/The passphrase is on the clipboard/)).toHaveTextContent('Cleared in 60 seconds');
  });

  test('is shown on a press, kept out of screen capture, and hidden again after 60 seconds', async () => {
    const { user, fake, container } = await openSealed();
    await user.click(await button('Show the passphrase'));
    await waitFor(() => expect(screen.getByText(fakePassphrase)).toBeVisible());
    expect(fake.isProtected).toBe(true);
    expect(screen.getByText('Windows hides this from the call.')).toBeVisible();
    await vi.advanceTimersByTimeAsync(59_000);
    await waitFor(() => expect(screen.getByText('Hidden again in 1 second.')).toBeVisible());
    await vi.advanceTimersByTimeAsync(1_000);
    await waitFor(() => expect(container.innerHTML).not.toContain(fakePassphrase));
    await waitFor(() => expect(fake.isProtected).toBe(false));
  });

  test('is hidden by a press, and the focus stays', async () => {
    const { user, container } = await openSealed();
    await user.click(await button('Show the passphrase'));
    await user.click(await button('Hide the passphrase'));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Show the passphrase' })).toHaveFocus());
    expect(container.innerHTML).not.toContain(fakePassphrase);
  });

  test('is gone when the person goes elsewhere', async () => {
    const { user, fake, container } = await openSealed();
    await user.click(await button('Show the passphrase'));
    await waitFor(() => expect(container.innerHTML).toContain(fakePassphrase));
    await user.click(await button('D1 Test the connection'));
    await waitFor(() => expect(container.innerHTML).not.toContain(fakePassphrase));
    await waitFor(() => expect(fake.isProtected).toBe(false));
  });

  test('where a call would see it, it is shown only once nobody looks on', async () => {
    const { user, container } = await openSealed((fake) => (fake.hidesScreen = false));
    await user.click(await button('Show the passphrase'));
    expect(await screen.findByText(/On Linux a call or a recording sees every window/)).toBeVisible();
    expect(container.innerHTML).not.toContain(fakePassphrase);
    expect(await button('Do not show it')).toHaveFocus();
    await user.click(await button('Nobody else sees my screen: show it'));
    await waitFor(() => expect(screen.getByText(fakePassphrase)).toBeVisible());
  });

  test('stays hidden when the window could not be asked to be left out', async () => {
    const { user, fake, container } = await openSealed();
    fake.failNext.set('screen_protect', failure('unexpected', 'The window could not be hidden'));
    await user.click(await button('Show the passphrase'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The window could not be hidden');
    expect(container.innerHTML).not.toContain(fakePassphrase);
    expect(await button('Show the passphrase')).toBeVisible();
  });
});
