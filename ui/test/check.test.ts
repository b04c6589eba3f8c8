import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { problemsOf } from '../src/check/outcome';
import { failure } from '../src/ipc/fake/fake';
import { button, heading, largest, openSetupAt } from './stage';

describe('what to mend', () => {
  test('what failed stands before what could not be told', () => {
    const findings = [
      { check: 'tls', outcome: 'passed' },
      { check: 'keys', outcome: 'could-not-tell' },
      { check: 'integration-id', outcome: 'failed' },
      { check: 'first-read', outcome: 'not-run' },
    ] as const;
    expect(problemsOf(findings).map((finding) => finding.check)).toEqual(['integration-id', 'keys']);
  });
});

describe('the live test', () => {
  test('it passes, says so, and the page may be closed', async () => {
    const { user } = await openSetupAt('test');
    await user.click(await button('Test the connection'));
    const result = await heading('Connected: all 7 checks passed');
    await waitFor(() => expect(result).toHaveFocus());
    expect(screen.getAllByRole('listitem').filter((row) => row.textContent.includes('Passed'))).toHaveLength(7);
    expect(screen.getByText(/You may press Save and Close in ConnectWise now/)).toBeVisible();
    expect(await button('Test again')).toBeVisible();
  });

  test('rungs appear as they end, and the test can be stopped', async () => {
    const { user, fake } = await openSetupAt('test', (one) => (one.rungMs = 40));
    await user.click(await button('Test the connection'));
    expect(await button('Stop')).toHaveFocus();
    expect(await screen.findByText('Does the server answer?')).toBeVisible();
    expect(screen.queryByText('May it read companies?')).toBeNull();
    await user.click(await button('Stop'));
    expect(await heading('You stopped the test')).toBeVisible();
    expect(fake.calls.map((call) => call.command)).toContain('check_cancel');
  });

  test('a failure stands first, with what to do and the way there', async () => {
    const { user } = await openSetupAt('test', (fake) => (fake.failsAt = 'keys'));
    await user.click(await button('Test the connection'));
    const result = await screen.findByRole('region', { name: 'Stopped at: Is the key pair accepted?' });
    expect(within(result).getByText('The keys were not accepted')).toBeVisible();
    expect(within(result).getByText(/Make a new pair in ConnectWise/)).toBeVisible();
    expect(within(result).getAllByText(/Not run/)).toHaveLength(2);
    expect(largest()).toEqual(['Look at the keys (B3)']);
    await user.click(await button('Look at the keys (B3)'));
    expect(await heading('Catch the key pair')).toHaveFocus();
  });

  test('a fault of the server itself sends nobody back to the keys', async () => {
    const { user } = await openSetupAt('test', (fake) => {
      fake.failsAt = 'keys';
      fake.failsWith = 'server-error';
    });
    await user.click(await button('Test the connection'));
    await heading('Stopped at: Is the key pair accepted?');
    expect(screen.queryByRole('button', { name: /Look at the keys/ })).toBeNull();
  });

  test('it fails, is mended, and passes', async () => {
    const { user, fake } = await openSetupAt('test', (one) => (one.failsAt = 'keys'));
    await user.click(await button('Test the connection'));
    await heading('Stopped at: Is the key pair accepted?');
    fake.failsAt = null;
    await user.click(await button('Test again'));
    expect(await heading('Connected: all 7 checks passed')).toBeVisible();
  });

  test('a swapped pair is put right and tested on one press', async () => {
    const { user, fake } = await openSetupAt('test', (one) => (one.areSwapped = true));
    await user.click(await button('Test the connection'));
    expect(await screen.findByText('The two keys are swapped')).toBeVisible();
    expect(largest()).toEqual(['Swap the two keys and test again']);
    await user.click(await button('Swap the two keys and test again'));
    await waitFor(async () => expect(await heading('Connected: all 7 checks passed')).toHaveFocus());
    expect(fake.calls.map((call) => call.command)).toContain('keys_swap');
  });

  test('each rung is announced once', async () => {
    const { user, app } = await openSetupAt('test', (fake) => (fake.rungMs = 15));
    await user.click(await button('Test the connection'));
    const first = await screen.findByText('Does the name resolve? Passed.');
    const region = first.parentElement;
    expect(region).toHaveAttribute('role', 'status');
    await heading('Connected: all 7 checks passed');
    // Each sentence came in an element of its own: WebKitGTK tells a screen reader of nothing else.
    expect(first).not.toBeInTheDocument();
    expect(region).toBeInTheDocument();
    expect(app.screen.kind).toBe('setup');
  });

  test('a test that could not run says why and can be tried again', async () => {
    const { user, fake } = await openSetupAt('test');
    fake.failNext.set('check_run', failure('check-already-running', 'A test is running already'));
    await user.click(await button('Test the connection'));
    expect(await screen.findByRole('alert')).toHaveTextContent('A test is running already');
    expect(await button('Test the connection')).toBeVisible();
  });

  test('leaving the setup stops the test', async () => {
    const { user, fake } = await openSetupAt('test', (one) => (one.rungMs = 30));
    await user.click(await button('Test the connection'));
    await user.click(await button('All setups'));
    await waitFor(() => expect(fake.calls.map((call) => call.command)).toContain('check_cancel'));
  });
});
