import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure } from '../src/ipc/fake/fake';
import { bothKeys, button, heading, openSetupAt } from './stage';

const strip = () => screen.findByRole('region', { name: 'ConnectWise’s page with the keys' });
const noStrip = () => expect(screen.queryByRole('region', { name: 'ConnectWise’s page with the keys' })).toBeNull();
const keepItOpen = 'Press Save in ConnectWise, not Save and Close. Keep that page open.';
const mayClose = 'These keys work. You may press Save and Close in ConnectWise now.';

describe('the hold', () => {
  test('nothing is held before the step that makes the keys', async () => {
    await openSetupAt('member');
    await heading('Create the API member');
    noStrip();
  });

  test('the strip stands on every step once a key is captured, and is said when it comes', async () => {
    const { user, fake } = await openSetupAt('keys', (one) => (one.clipboard = 'AbCdEfGhIjKlk3Zq'));
    expect(within(await strip()).getByRole('status')).toHaveTextContent(keepItOpen);
    await user.click(await button('Paste public key'));
    await user.click(await button('B2 Create the API member'));
    expect(await strip()).toHaveTextContent(keepItOpen);
    await user.click(await button('D3 Write the report'));
    expect(await strip()).toHaveTextContent(keepItOpen);
    expect(fake.calls.map((call) => call.command)).not.toContain('page_release');
  });

  test('the strip leads to the test, and once the keys have signed in the page may be closed', async () => {
    const { user, record } = await openSetupAt('handover', (_, one) => bothKeys(one));
    await user.click(await button('Go to the test (D1)'));
    expect(await heading('Test the connection')).toHaveFocus();
    await user.click(await button('Test the connection'));
    await waitFor(async () => expect(await strip()).toHaveTextContent(mayClose));
    expect(await strip()).not.toHaveTextContent(keepItOpen);
    await user.click(within(await strip()).getByRole('button', { name: 'Go to that step (D2)' }));
    expect(await heading('Close the key’s page')).toHaveFocus();
    expect(within(await strip()).queryByRole('button')).toBeNull();
    await user.click(await button('I did this'));
    await waitFor(noStrip);
    expect(record.marked).toContain('close-page');
  });

  test('the step that closes the page waits, says why, and leads to the test', async () => {
    const { user, record } = await openSetupAt('close-page', (_, one) => bothKeys(one));
    expect(await screen.findByText(/This step waits: the keys have not signed in yet/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'I did this' })).toBeNull();
    await user.click(await button('Go to the test (D1)'));
    expect(await heading('Test the connection')).toHaveFocus();
    expect(record.marked).not.toContain('close-page');
  });

  test('without any key, the step that closes the page leads to the keys', async () => {
    const { user } = await openSetupAt('close-page');
    expect(await screen.findByText(/This step waits: no key is in Onramp yet/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'I have to close the page now' })).toBeNull();
    await user.click(await button('Go to the keys (B3)'));
    expect(await heading('Catch the key pair')).toHaveFocus();
  });
});

describe('letting go of the page', () => {
  test('is asked about, with what it costs, and nothing happens when the page is kept open', async () => {
    const { user, fake } = await openSetupAt('close-page', (_, one) => bothKeys(one));
    await user.click(await button('I have to close the page now'));
    const dialog = await screen.findByRole('dialog', { name: 'Close the page before the keys are tested?' });
    expect(dialog).toHaveTextContent('ConnectWise never shows the private key again');
    expect(dialog).toHaveTextContent('the report says so');
    await user.click(within(dialog).getByRole('button', { name: 'Keep the page open' }));
    expect(await button('I have to close the page now')).toHaveFocus();
    expect(fake.calls.map((call) => call.command)).not.toContain('page_release');
  });

  test('is recorded, frees the step, and can be taken back', async () => {
    const { user, fake, record } = await openSetupAt('close-page', (_, one) => bothKeys(one));
    await user.click(await button('I have to close the page now'));
    await user.click(await button('Close it without the test'));
    const sentence = await screen.findByText(/You closed ConnectWise’s page before the keys had signed in/);
    await waitFor(() => expect(sentence.parentElement).toHaveFocus());
    expect(fake.calls).toContainEqual({ command: 'page_release', takes: { id: 'setup-1', isReleased: true } });
    expect(record.keys.releasedAt).toBeDefined();
    expect(await button('I did this')).toBeVisible();
    await user.click(await button('Undo: the page is still open'));
    await waitFor(() => expect(screen.getByText(keepItOpen).parentElement).toHaveFocus());
    expect(record.keys.releasedAt).toBeUndefined();
    expect(screen.queryByRole('button', { name: 'I did this' })).toBeNull();
  });

  test('that cannot be recorded says so, and the page stays held', async () => {
    const { user, fake } = await openSetupAt('handover', (_, one) => bothKeys(one));
    fake.failNext.set('page_release', failure('records-not-written', 'This could not be saved'));
    await user.click(await button('I have to close the page now'));
    await user.click(await button('Close it without the test'));
    expect(await screen.findByRole('alert')).toHaveFocus();
    expect(await strip()).toHaveTextContent(keepItOpen);
  });
});
