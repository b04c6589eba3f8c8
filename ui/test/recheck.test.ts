import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure } from '../src/ipc/fake/fake';
import { bothKeys, button, heading, openSetupAt } from './stage';

/** Earlier tests of a setup with both keys, tested once. */
async function atHistory(isPractice = false) {
  const stage = await openSetupAt('test', (_, record) => {
    bothKeys(record);
    record.isPractice = isPractice;
    record.typed = { 'company-id': 'acme', address: 'na.myconnectwise.net' };
  });
  await stage.user.click(await button('Test the connection'));
  await stage.user.click(await button('Earlier tests: what has changed?'));
  await screen.findByRole('region', { name: 'All tests that are kept' });
  return stage;
}

const asked = ({ fake }: Awaited<ReturnType<typeof atHistory>>) =>
  fake.calls.filter(({ command }) => command === 'recheck_tick').map(({ takes }) => takes);

describe('a test by itself', () => {
  test('is off until somebody chooses it, and says that nothing happens while Onramp is closed', async () => {
    const { user, record } = await atHistory();
    const part = screen.getByRole('region', { name: 'Test again by itself' });
    expect(within(part).getByRole('radio', { name: 'Do not test by itself' })).toBeChecked();
    expect(part).toHaveTextContent('While Onramp is closed, nothing is tested.');
    await user.click(within(part).getByRole('radio', { name: 'Every day while Onramp is open' }));
    expect(record.recheck).toBe('day');
    expect(await within(part).findByRole('status')).toHaveTextContent('The next test is due on');
    await user.click(within(part).getByRole('radio', { name: 'Do not test by itself' }));
    expect(record.recheck).toBeNull();
  });

  test('is not offered in practice', async () => {
    await atHistory(true);
    expect(screen.queryByRole('region', { name: 'Test again by itself' })).toBeNull();
  });

  test('that cannot be kept says so, and is not shown as chosen', async () => {
    const { user, fake } = await atHistory();
    fake.failNext.set('recheck_set', failure('disk-full', 'The disk is full'));
    await user.click(screen.getByRole('radio', { name: 'Every week while Onramp is open' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full');
    expect(screen.getByRole('radio', { name: 'Do not test by itself' })).toBeChecked();
  });

  test('tells how it ended wherever the person is, and leads to what changed', async () => {
    const stage = await atHistory();
    const { user, app, fake, record } = stage;
    await user.click(await button('All setups'));
    Object.assign(fake, { due: record.id, failsAt: 'keys' });
    await app.rechecks.tick();
    expect(asked(stage)).toEqual([{ isBusy: false }]);
    expect(await screen.findByText('Onramp has tested Phin for acme by itself')).toBeVisible();
    await user.click(await button('See what changed'));
    expect(await heading('Earlier tests')).toBeVisible();
    expect(await screen.findByRole('region', { name: 'Worked then, and is a problem now' })).toBeVisible();
    expect(screen.queryByText('Onramp has tested Phin for acme by itself')).toBeNull();
  });

  test('stands in the list that is on screen at once', async () => {
    const { app, fake, record } = await atHistory();
    const list = screen.getByRole('region', { name: 'All tests that are kept' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    Object.assign(fake, { due: record.id, failsAt: 'keys' });
    await app.rechecks.tick();
    expect(await screen.findByRole('region', { name: 'Worked then, and is a problem now' })).toBeVisible();
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
  });

  test('names no other company while presenting', async () => {
    const { user, app, fake, record } = await atHistory();
    await user.click(await button('All setups'));
    app.presenting.isOn = true;
    fake.due = record.id;
    await app.rechecks.tick();
    expect(await screen.findByText('Onramp has tested another setup by itself')).toBeVisible();
    expect(screen.queryByText(/acme/)).toBeNull();
    await user.click(await button('Close this message'));
    expect(screen.queryByText('Onramp has tested another setup by itself')).toBeNull();
  });

  test('waits while keys are being brought in, a question is open or a passphrase is asked for', async () => {
    const stage = await atHistory();
    await stage.user.click(await button(/^B3/));
    await stage.app.rechecks.tick();
    await stage.user.click(await button('Overview'));
    await stage.app.rechecks.tick();
    const field = Object.assign(document.createElement('input'), { type: 'password' });
    document.body.append(field);
    await stage.app.rechecks.tick();
    field.remove();
    const question = document.createElement('dialog');
    question.setAttribute('open', '');
    document.body.append(question);
    await stage.app.rechecks.tick();
    question.remove();
    expect(asked(stage)).toEqual([true, false, true, true].map((isBusy) => ({ isBusy })));
  });
});
