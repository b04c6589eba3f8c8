import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure, type FakeOnramp } from '../src/ipc/fake/fake';
import { prove } from '../src/ipc/fake/pairs';
import type { FakeRecord } from '../src/ipc/fake/record';
import { bothKeys, button, heading, openSetupAt } from './stage';

function proved(_: FakeOnramp, record: FakeRecord): void {
  bothKeys(record);
  prove(record);
}

describe('finishing a setup', () => {
  test('says what each of two ends means, and shows the steps of the one that was chosen', async () => {
    const { user, record } = await openSetupAt('report', proved);
    await user.click(await button('Finish this setup'));
    const dialog = await screen.findByRole('dialog', { name: 'Finish this setup?' });
    expect(within(dialog).getByRole('radio', { name: 'Phin stays connected' })).toBeChecked();
    expect(within(dialog).getByRole('radio', { name: 'Phin stays connected' })).toHaveAccessibleDescription(/goes on working\. Only this computer/);
    await user.click(within(dialog).getByRole('radio', { name: 'End the connection to Phin' }));
    await user.click(await button('Show me the steps'));
    expect(await heading('Disconnect in Phin')).toHaveFocus();
    expect(record.ending).toBe('disconnected');
  });

  test('can begin from any step, and can be taken back before the keys are removed', async () => {
    const { user, record } = await openSetupAt('member', proved);
    await user.click(await button('Finish this setup'));
    await user.click(await button('Show me the steps'));
    expect(await heading('Remove the keys from this computer')).toHaveFocus();
    expect(record.ending).toBe('finished');
    expect(screen.queryByRole('button', { name: 'Finish this setup' })).toBeNull();
    await user.click(await button('Undo: go on with the setup'));
    expect(await heading('Write the report')).toHaveFocus();
    expect(record.ending).toBeNull();
  });

  test('the keys are removed after one question, and what was looked at is told', async () => {
    const { user, record } = await openSetupAt('remove-keys', (fake, one) => {
      proved(fake, one);
      one.ending = 'finished';
    });
    expect(screen.getByText(/First make sure that your specialist has the passphrase/)).toBeVisible();
    await user.click(await button('Remove the keys from this computer'));
    const dialog = await screen.findByRole('dialog', { name: 'Remove the keys from this computer?' });
    expect(dialog).toHaveTextContent('Phin goes on working with its own copy');
    await user.click(within(dialog).getByRole('button', { name: 'Yes, remove them' }));
    await waitFor(() => expect(screen.getByRole('heading', { name: 'The keys are gone from this computer' })).toHaveFocus());
    expect(screen.getByText('GNOME Keyring: asked again, nothing is there.')).toBeVisible();
    expect(screen.getByText(/Onramp cannot look into other places/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Undo: go on/ })).toBeNull();
    expect(record.keys).toEqual({});
    await user.click(await button('All setups'));
    expect(await screen.findByText('Finished')).toBeVisible();
  });

  test('keys that are still there are no success', async () => {
    const { user, fake } = await openSetupAt('remove-keys', (one, record) => {
      proved(one, record);
      record.ending = 'finished';
    });
    fake.failNext.set('keys_remove', failure('keys-still-there', 'A key is still there'));
    await user.click(await button('Remove the keys from this computer'));
    await user.click(await button('Yes, remove them'));
    expect(await screen.findByRole('alert')).toHaveTextContent('A key is still there');
    expect(screen.queryByText('The keys are gone from this computer')).toBeNull();
  });

  test('nothing is removed when the question is answered with no', async () => {
    const { user, fake } = await openSetupAt('remove-keys', (one, record) => {
      proved(one, record);
      record.ending = 'finished';
    });
    await user.click(await button('Remove the keys from this computer'));
    await user.click(await button('Keep the keys'));
    expect(await button('Remove the keys from this computer')).toHaveFocus();
    expect(fake.calls.map((call) => call.command)).not.toContain('keys_remove');
  });

  test('the keys’ step says that they were removed', async () => {
    await openSetupAt('keys', (_, record) => Object.assign(record, { ending: 'finished', removal: { at: '2026-11-21T10:15:00Z', proofs: [] } }));
    expect(await screen.findByText(/The keys of this setup were removed from this computer/)).toBeVisible();
  });
});
