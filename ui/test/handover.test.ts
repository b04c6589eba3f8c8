import { screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failure, keychainLocked, type FakeOnramp } from '../src/ipc/fake/fake';
import type { FakeRecord } from '../src/ipc/fake/record';
import { bothKeys, button, heading, largest, openSetupAt, openWindow } from './stage';

function ready(_: FakeOnramp, record: FakeRecord): void {
  bothKeys(record);
  record.typed = { 'company-id': 'acme', address: 'na.myconnectwise.net' };
}

const bar = () => screen.findByRole('region', { name: 'On the clipboard' });
const noBar = () => expect(screen.queryByRole('region', { name: 'On the clipboard' })).toBeNull();

describe('the vendor’s form', () => {
  test('its values stand in its order, a copied one is ticked, and the next one is offered', async () => {
    const { user, fake } = await openSetupAt('handover', ready);
    await button('Copy private key');
    expect(screen.getAllByRole('button', { name: /^Copy / }).map((one) => one.getAttribute('aria-label') ?? one.textContent.trim())).toEqual([
      'Copy Company ID',
      'Copy ConnectWise API URL',
      'Copy public key',
      'Copy private key',
    ]);
    const next = () => screen.getByText('Next').closest('dt');
    expect(next()).toHaveTextContent('Company ID');
    expect(largest()).toEqual(['Copy Company ID']);
    await user.click(await button('Copy Company ID'));
    await waitFor(() => expect(next()).toHaveTextContent('ConnectWise API URL'));
    await user.click(await button('Copy ConnectWise API URL'));
    await user.click(await button('Copy public key'));
    await waitFor(() => expect(next()).toHaveTextContent('Private key'));
    expect(screen.getAllByText('(copied)')).toHaveLength(3);
    await user.click(await button('Copy private key'));
    await waitFor(() => expect(screen.queryByText('Next')).toBeNull());
    expect(largest()).toEqual(['I did this']);
    expect(fake.calls).toContainEqual({ command: 'keys_copy', takes: { id: 'setup-1', slot: 'private' } });
    await user.click(await button('D1 Test the connection'));
    await user.click(await button('C1 Fill in Phin’s form'));
    expect(await screen.findAllByText('(copied)')).toHaveLength(4);
  });

  test('with nothing to hand over, and while it waits for the specialist, no act is the largest', async () => {
    const { app, fake, user } = await openSetupAt('handover', (_, one) => (one.typed = { 'company-id': '', address: '' }));
    expect(await screen.findAllByText('Not stored yet')).toHaveLength(2);
    expect(largest()).toEqual([]);
    const waiting = fake.create('msp-process', false);
    Object.assign(waiting, { role: 'custom', isAnswered: true, currentStep: 'handover', typed: { 'company-id': 'acme', address: 'na.myconnectwise.net' } });
    await app.open(waiting.id);
    await user.click(await button('D1 Add the PSA'));
    await button('Copy Company ID');
    expect(largest()).toEqual([]);
  });

  test('the keys come first where they cannot be read', async () => {
    await openSetupAt('handover', (fake, one) => {
      ready(fake, one);
      fake.keychainProblem = keychainLocked;
    });
    await button('Go to the keys (B3)');
    expect(largest()).toEqual(['Go to the keys (B3)']);
  });

  test('the fingerprint stands with it', async () => {
    await openSetupAt('handover', ready);
    expect(await screen.findByText('7 F 2 K, 9 Q W M, 3 X H T, V 0 P A')).toBeInTheDocument();
  });

  test('a copy that fails says so and ticks nothing', async () => {
    const { user, fake } = await openSetupAt('handover', ready);
    fake.failNext.set('keys_copy', failure('clipboard-not-written', 'The clipboard could not be written'));
    await user.click(await button('Copy public key'));
    expect(await screen.findByRole('alert')).toHaveFocus();
    expect(screen.queryByText('(copied)')).toBeNull();
    noBar();
  });
});

describe('a key on the clipboard', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
  afterEach(() => void vi.useRealTimers());

  const announced = () => screen.getAllByRole('status').map((one) => one.textContent);

  test('is counted down, and said at its beginning and at its end only', async () => {
    const { user } = await openSetupAt('handover', ready);
    await user.click(await button('Copy private key'));
    expect(await bar()).toHaveTextContent('The private key is on the clipboard. Cleared in 60 seconds');
    const begun = 'The private key is on the clipboard. Paste it now: Onramp clears the clipboard in 60 seconds.';
    expect(announced()).toContain(begun);
    await vi.advanceTimersByTimeAsync(20_000);
    await waitFor(async () => expect(await bar()).toHaveTextContent('Cleared in 40 seconds'));
    expect(announced()).toContain(begun);
    expect(screen.getByText('Copied. Paste it into the form now: 40 seconds left')).toBeVisible();
    await vi.advanceTimersByTimeAsync(40_000);
    await waitFor(noBar);
    expect(announced()).toContain('Onramp has cleared the clipboard. If you copied something else meanwhile, that is still there.');
    expect(screen.getByText('Copied before. Copy it again if you still need it.')).toBeVisible();
  });

  test('goes on while other screens are shown, and when the window is loaded again', async () => {
    const { user, fake } = await openSetupAt('handover', ready);
    await user.click(await button('Copy public key'));
    await user.click(await button('D1 Test the connection'));
    await vi.advanceTimersByTimeAsync(10_000);
    await waitFor(async () => expect(await bar()).toHaveTextContent('The public key is on the clipboard. Cleared in 50 seconds'));
    await user.click(await button('All setups'));
    expect(await bar()).toHaveTextContent('Cleared in 50 seconds');
    openWindow((again) => (again.copy = fake.copy));
    await waitFor(() => expect(screen.getAllByText('Cleared in 50 seconds')).toHaveLength(2));
  });

  test('can be given 60 more seconds, until the shell says that it is enough', async () => {
    const { user, fake } = await openSetupAt('handover', ready);
    await user.click(await button('Copy private key'));
    await user.click(await button('60 more seconds'));
    await waitFor(async () => expect(await bar()).toHaveTextContent('Cleared in 120 seconds'));
    for (let more = 0; more < 8; more++) await user.click(await button('60 more seconds'));
    await waitFor(async () => expect(await bar()).toHaveTextContent('Cleared in 600 seconds'));
    expect(await button('60 more seconds')).toHaveAttribute('aria-disabled', 'true');
    await user.click(await button('60 more seconds'));
    expect(fake.calls.filter((call) => call.command === 'keys_copy_extend')).toHaveLength(9);
  });

  test('can be cleared at once; the focus stays with the sentence that says so', async () => {
    const { user, fake } = await openSetupAt('handover', ready);
    await user.click(await button('Copy private key'));
    await user.click(within(await bar()).getByRole('button', { name: 'Clear now' }));
    await waitFor(async () => expect(within(await bar()).getByText(/Onramp has cleared the clipboard/)).toHaveFocus());
    expect(fake.copy.status()).toBeNull();
    (await heading('Fill in Phin’s form')).focus();
    await waitFor(noBar);
  });

  test('is never said to be cleared in 0 seconds: at the end it is being cleared', async () => {
    const { user, fake } = await openSetupAt('handover', ready);
    await user.click(await button('Copy private key'));
    let answer: () => void = () => undefined;
    const call = fake.call.bind(fake);
    fake.call = async (command, takes, onProgress) => {
      if (command === 'keys_copy_status') await new Promise<void>((resolve) => (answer = resolve));
      return call(command, takes, onProgress);
    };
    await vi.advanceTimersByTimeAsync(60_000);
    await waitFor(async () => expect(await bar()).toHaveTextContent('The private key is on the clipboard. Being cleared now…'));
    expect(screen.queryByText(/ 0 seconds/)).toBeNull();
    expect(screen.getByText('Copied before. Copy it again if you still need it.')).toBeVisible();
    answer();
    await waitFor(noBar);
  });

  test('that still lies there at its end says what to do, and can be tried again', async () => {
    const { user, fake } = await openSetupAt('handover', ready);
    await user.click(await button('Copy private key'));
    fake.failNext.set('keys_copy_status', failure('copy-not-cleared', 'The key may still be on the clipboard'));
    await vi.advanceTimersByTimeAsync(60_000);
    const stuck = 'The private key may still be on the clipboard: Onramp could not clear it yet, and goes on trying. Copy any other word, and it is gone.';
    await waitFor(async () => expect(await bar()).toHaveTextContent(stuck));
    expect(announced()).toContain(stuck);
    fake.failNext.set('keys_copy_status', failure('copy-not-cleared', 'The key may still be on the clipboard'));
    await user.click(await button('Try again'));
    expect(await bar()).toHaveTextContent(stuck);
    await user.click(await button('Try again'));
    await waitFor(async () => expect(within(await bar()).getByText(/Onramp has cleared the clipboard/)).toHaveFocus());
  });

  test('that the shell cleared later is gone by itself', async () => {
    const { user, fake } = await openSetupAt('handover', ready);
    await user.click(await button('Copy private key'));
    fake.failNext.set('keys_copy_status', failure('unexpected', 'Something went wrong'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await button('Try again')).toBeVisible();
    await vi.advanceTimersByTimeAsync(5_000);
    await waitFor(noBar);
  });

  test('gives way to whatever is copied after it', async () => {
    const { user, fake } = await openSetupAt('handover', ready);
    await user.click(await button('Copy private key'));
    await bar();
    await user.click(await button('Copy Company ID'));
    await waitFor(noBar);
    expect(fake.copy.status()).toBeNull();
  });

  test('goes with the keys when they are forgotten', async () => {
    const { user } = await openSetupAt('handover', ready);
    await user.click(await button('Copy private key'));
    await bar();
    await user.click(await button('B3 Catch the key pair'));
    await user.click(await button('Forget the keys'));
    await user.click(await button('Yes, forget the keys'));
    await waitFor(noBar);
    expect(announced()).toContain('Onramp has cleared the clipboard. If you copied something else meanwhile, that is still there.');
  });

  test('goes with its setup when that is deleted', async () => {
    const { user } = await openSetupAt('handover', ready);
    await user.click(await button('Copy private key'));
    await user.click(await button('All setups'));
    await bar();
    await user.click(await button('Delete'));
    await user.click(await button('Delete the setup'));
    await waitFor(noBar);
  });

  test('that could not be cleared says so and stays counted', async () => {
    const { user, fake } = await openSetupAt('handover', ready);
    await user.click(await button('Copy private key'));
    fake.failNext.set('keys_copy_clear', failure('copy-not-cleared', 'The key may still be on the clipboard'));
    await user.click(await button('Clear now'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The key may still be on the clipboard');
    expect(await bar()).toHaveTextContent(/Cleared in \d+ seconds/);
  });
});
