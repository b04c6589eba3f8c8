import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure } from '../src/ipc/fake/fake';
import { bothKeys, button, heading, largest, openSetupAt } from './stage';

const box = 'companies/company-maintenance/inquire';

/** The live test's step, with both keys captured. */
const atTest = () =>
  openSetupAt('test', (_, record) => {
    bothKeys(record);
    record.typed = { 'company-id': 'acme', address: 'na.myconnectwise.net' };
  });

type Stage = Awaited<ReturnType<typeof atTest>>;

async function runTest({ user }: Stage): Promise<void> {
  await user.click(await button(/^(Test the connection|Test again|Test everything again)$/));
  await screen.findByRole('button', { name: 'Earlier tests: what has changed?' });
}

async function openHistory({ user }: Stage): Promise<void> {
  await user.click(await button('Earlier tests: what has changed?'));
  expect(await heading('Earlier tests')).toHaveFocus();
}

/** The rows under the heading of one change. */
async function rowsOf(title: string): Promise<string[]> {
  const region = await screen.findByRole('region', { name: title });
  return within(region).getAllByRole('listitem').map((row) => row.querySelector('strong')?.textContent ?? '');
}

describe('earlier tests', () => {
  test('are said to be none before the first one', async () => {
    const stage = await atTest();
    await openHistory(stage);
    expect(await screen.findByText(/^No test is kept yet/)).toBeVisible();
    expect(largest()).toEqual([]);
    await stage.user.click(await button('Back to the test'));
    expect(await button('Earlier tests: what has changed?')).toBeVisible();
  });

  test('one alone is listed, and nothing stands beside it', async () => {
    const stage = await atTest();
    await runTest(stage);
    await openHistory(stage);
    expect(await screen.findByText(/^One test is kept so far/)).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'What changed?' })).toBeNull();
    const list = await screen.findByRole('region', { name: 'All tests that are kept' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
  });

  test('a box that was mended between two tests is named, then and now', async () => {
    const stage = await atTest();
    stage.fake.lacks.set(box, 'permission-missing');
    await runTest(stage);
    stage.fake.lacks.clear();
    await runTest(stage);
    await openHistory(stage);
    const [name] = await rowsOf('Was a problem then, and is mended now');
    expect(name).toContain('Company Maintenance › Inquire Level');
    const region = screen.getByRole('region', { name: 'Was a problem then, and is mended now' });
    const sides = within(region).getAllByRole('definition').map(({ textContent }) => textContent.trim());
    expect(sides).toEqual(['Missing', 'Set']);
    expect(screen.queryByRole('region', { name: 'Worked then, and is a problem now' })).toBeNull();
  });

  test('"since it last worked" answers what broke, moves the focus there and says it', async () => {
    const stage = await atTest();
    await runTest(stage);
    stage.fake.lacks.set(box, 'permission-missing');
    await runTest(stage);
    await runTest(stage);
    await openHistory(stage);
    expect(await rowsOf('Was a problem then, and still is')).toHaveLength(1);
    await stage.user.click(await button('Since it last worked'));
    const [name] = await rowsOf('Worked then, and is a problem now');
    expect(name).toContain('Company Maintenance › Inquire Level');
    expect(await screen.findByRole('heading', { name: '1 broke' })).toHaveFocus();
    expect(await button('Since it last worked')).toHaveAttribute('aria-pressed', 'true');
    expect(await button('Since the test before')).toHaveAttribute('aria-pressed', 'false');
    expect(screen.getAllByRole('status').some(({ textContent }) => textContent.includes('1 broke'))).toBe(true);
  });

  test('any test of the list is put beside the newest, and any two can be chosen', async () => {
    const stage = await atTest();
    for (let turn = 0; turn < 3; turn += 1) await runTest(stage);
    await openHistory(stage);
    const list = await screen.findByRole('region', { name: 'All tests that are kept' });
    const buttons = within(list).getAllByRole('button', { name: 'What changed since then?' });
    expect(buttons).toHaveLength(2);
    await stage.user.click(buttons[1] ?? list);
    expect(stage.fake.calls.at(-1)).toEqual({ command: 'history_compare', takes: { id: stage.record.id, chosen: [1, 3] } });
    await stage.user.click(screen.getByText('Choose two other tests'));
    await stage.user.selectOptions(screen.getByRole('combobox', { name: 'with this one' }), '2');
    expect(stage.fake.calls.at(-1)).toEqual({ command: 'history_compare', takes: { id: stage.record.id, chosen: [1, 2] } });
  });

  test('are reached from the overview, and a test that is gone is said', async () => {
    const stage = await atTest();
    await runTest(stage);
    await runTest(stage);
    await stage.user.click(await button('Overview'));
    await openHistory(stage);
    const tasks = screen.getByRole('navigation', { name: 'Steps' });
    expect(within(tasks).queryAllByRole('button', { current: true })).toEqual([]);
    stage.fake.failNext.set('history_compare', failure('run-not-found', 'This test is not kept any more'));
    await stage.user.click(await button('Since the test before'));
    expect(await screen.findByRole('alert')).toHaveTextContent('This test is not kept any more');
  });
});
