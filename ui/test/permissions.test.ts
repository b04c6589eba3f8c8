import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import { permissionRunOf } from '../src/ipc/fake/boxes';
import { findingsOf, runOf } from '../src/ipc/fake/findings';
import { mspProcess, phin } from '../src/ipc/fake/guides';
import type { Code } from '../src/ipc/generated/Code';
import { button, openSetupAt } from './stage';

const sheet = () => screen.findByRole('table', { name: 'Permissions for the role Phin Integration' });
const functions = (table: HTMLElement) =>
  within(table)
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent.trim());
const cells = (name: RegExp) => within(screen.getByRole('row', { name })).getAllByRole('cell').slice(1).map((cell) => cell.textContent.replace(/\s+/g, ' ').trim());

describe('the permission sheet', () => {
  test('it has every row of ConnectWise’s page in its order, those with nothing to set included', async () => {
    await openSetupAt('role');
    const names = functions(await sheet());
    expect(names.slice(0, 4)).toEqual(['Companies', 'Company Maintenance', 'Company/Contact Group Maintenance', 'Configurations']);
    expect(names.indexOf('Finance')).toBeLessThan(names.indexOf('Agreements'));
    expect(names).toContain('Audit Logs');
  });

  test('it has ConnectWise’s columns, and says what to set and what to leave', async () => {
    await openSetupAt('role');
    await sheet();
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
      'Ticked', 'Function', 'Add Level', 'Edit Level', 'Delete Level', 'Inquire Level',
    ]);
    expect(cells(/^Tick off Agreements/)).toEqual(['–leave as it is', 'All', '–leave as it is', 'All']);
    expect(cells(/^Audit Logs/)).toEqual(Array(4).fill('–leave as it is'));
  });

  test('a level beside the document is marked apart, and the note on the document is folded', async () => {
    const { user } = await openSetupAt('role');
    await sheet();
    expect(cells(/^Tick off Configurations/)[3]).toBe('All optional');
    expect(screen.getByText('The list of permissions has no Configurations.')).not.toBeVisible();
    await user.click(screen.getByText('1 note on the document'));
    expect(screen.getByText('The list of permissions has no Configurations.')).toBeVisible();
  });

  test('a row says why, for which feature, and what does not work without it', async () => {
    await openSetupAt('role');
    const why = await screen.findByRole('row', { name: /Phin updates agreements/ });
    expect(why).toHaveTextContent('Edit, Inquire: Phin updates agreements. For Billing. Without it: Phin cannot push billing data.');
    expect(screen.getByText('The document writes “Service Ticket”.')).toBeVisible();
  });

  test('the rows with nothing to set can be left out', async () => {
    const { user } = await openSetupAt('role');
    await user.click(await screen.findByRole('switch', { name: 'Only the rows to set' }));
    const names = functions(await sheet());
    expect(names).toContain('Agreements');
    expect(names).not.toContain('Audit Logs');
    expect(names).not.toContain('Marketing');
    expect(screen.getByText(/5 rows to set/)).toBeVisible();
  });

  test('a row is ticked off by the keyboard, stays so while other steps are shown, and is evidence of nothing', async () => {
    const { user, fake } = await openSetupAt('role');
    const tick = await screen.findByRole('checkbox', { name: 'Tick off Agreements' });
    tick.focus();
    await user.keyboard(' ');
    await user.click(await button('B2 Create the API member'));
    await user.click(await button('B1 Make the security role'));
    expect(await screen.findByRole('checkbox', { name: 'Tick off Agreements' })).toBeChecked();
    expect(fake.calls.map((call) => call.command)).not.toContain('setup_step_mark');
  });

  test('it is copied as text', async () => {
    const { user } = await openSetupAt('role');
    await user.click(await button('Copy this sheet'));
    expect(await screen.findByText('The permission sheet is copied.')).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe(phin.permissions.asText);
  });

  test('it is printed, and the paper says whose it is', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const { user } = await openSetupAt('role');
    await user.click(await button('Print this sheet'));
    expect(print).toHaveBeenCalledOnce();
    expect((await sheet()).closest('.to-print')).toHaveTextContent(/^Phin and ConnectWise Company not entered yet/);
  });

  test('Table Setup names the entries of the left box, and a name that may differ', async () => {
    await openSetupAt('role', (_, record) => Object.assign(record, { guide: mspProcess }));
    const table = await screen.findByRole('table', { name: 'Table Setup › customize' });
    expect(screen.getByText(/The left box allows/)).toBeVisible();
    expect(functions(table)[0]).toContain('Service / Service Board');
    expect(within(table).getByText('One source has this name; it may differ in your ConnectWise.')).toBeVisible();
    expect(within(table).getByRole('row', { name: /Service Board/ })).toHaveTextContent('Left box');
  });

  test('a role that may do everything has no sheet', async () => {
    await openSetupAt('role', (_, record) => Object.assign(record, { role: 'admin' }));
    expect(screen.queryByRole('table')).toBeNull();
  });
});

describe('the sheet after a check', () => {
  const checked = (lacks: [string, Code][]) => runOf(findingsOf(null), false, permissionRunOf(phin.permissions, new Map(lacks)));

  test('each box that was looked at has a mark and its word', async () => {
    await openSetupAt('role', (_, record) => {
      record.lastRun = checked([['finance/agreements/inquire', 'permission-missing'], ['finance/agreements/edit', 'permission-not-readable']]);
    });
    await sheet();
    expect(cells(/^Tick off Agreements/)).toEqual(['–leave as it is', 'All Not known', '–leave as it is', 'All Missing']);
    expect(cells(/^Tick off Company Maintenance/)[3]).toBe('All Set');
    expect(screen.getByText(/The marks are what the test of .* found/)).toBeVisible();
  });

  test('an answered read is not called set', async () => {
    await openSetupAt('role', (_, record) => (record.lastRun = checked([['finance/agreements/inquire', 'permission-read-answered']])));
    await sheet();
    expect(cells(/^Tick off Agreements/)[3]).toBe('All Reading worked');
  });

  test('a mark that an earlier check found says how old it is', async () => {
    const earlier = permissionRunOf(phin.permissions, new Map([['finance/agreements/inquire', 'permission-missing']]));
    const again = permissionRunOf(phin.permissions, new Map(), [], earlier);
    await openSetupAt('role', (_, record) => (record.lastRun = runOf(findingsOf(null), false, again)));
    await sheet();
    expect(cells(/^Tick off Company Maintenance/)[3]).toBe('All Set, as of 10:02');
    expect(cells(/^Tick off Agreements/)[3]).toBe('All Set');
    expect(screen.getByText(/those with a time of their own are as old as they say/)).toBeVisible();
  });

  test('without a check there are no marks', async () => {
    await openSetupAt('role');
    await waitFor(async () => expect(within(await sheet()).queryByText('Set')).toBeNull());
    expect(screen.queryByText(/The marks are what/)).toBeNull();
  });
});
