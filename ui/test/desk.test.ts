import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { fill } from '../screens/scenes/home';
import { setupStepGo } from '../src/ipc/commands';
import { button, openSetupAt, openWindow } from './stage';

const rows = () => within(screen.getByRole('list', { name: 'Setups' })).getAllByRole('listitem');
const search = () => screen.findByRole('textbox', { name: 'Search' });

describe('a long list of setups', () => {
  test('a few setups have no tools, and many have', async () => {
    const { fake } = openWindow((one) => one.create('phin', false));
    expect(await screen.findByRole('list', { name: 'Setups' })).toBeVisible();
    expect(screen.queryByRole('search')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Put aside' })).toBeNull();
    expect(fake.calls.filter((call) => call.command === 'setup_list')).toHaveLength(1);
  });

  test('it is searched as one types, and the number of matches is said once it is quiet', async () => {
    const { user, fake } = openWindow(fill);
    await user.type(await search(), 'MULLER phin');
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(screen.getByText('Müller & Söhne')).toBeVisible();
    const status = screen.getAllByRole('status').find((one) => one.textContent === '1 setup');
    expect(status).toBeUndefined();
    await waitFor(() => expect(screen.getAllByRole('status').map((one) => one.textContent)).toContain('1 setup'), { timeout: 2000 });
    expect(fake.calls.filter((call) => call.command === 'setup_list').length).toBeGreaterThan('MULLER phin'.length);
  });

  test('an answer that comes late does not replace a newer one', async () => {
    const { user, app } = openWindow(fill);
    await search();
    const first = app.home.narrow({ text: 'nobody' });
    const second = app.home.narrow({ text: 'fabrikam' });
    await Promise.all([second, first]);
    await waitFor(() => expect(rows()).toHaveLength(1));
    await user.clear(await search());
    await waitFor(() => expect(rows().length).toBeGreaterThan(1));
  });

  test('where nothing matches it says what to do, and everything comes back', async () => {
    const { user } = openWindow(fill);
    await user.type(await search(), 'nobody');
    expect(await screen.findByText(/No setup matches/)).toBeVisible();
    await user.click(await button('Show every setup'));
    await waitFor(() => expect(rows()).toHaveLength(8));
    expect(await search()).toHaveValue('');
  });

  test('it is sorted and narrowed by lists of what there is', async () => {
    const { user } = openWindow(fill);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Sort by' }), 'Company');
    await waitFor(() => expect(rows()[0]).toHaveTextContent('Contoso Cloud'));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Vendor' }), 'Phin');
    await waitFor(() => expect(rows()).toHaveLength(5));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Real');
    await waitFor(() => expect(rows()).toHaveLength(4));
    await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Connected');
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(rows()[0]).toHaveTextContent('Nobody has to act');
  });

  test('a setup is put aside and brought back, and the focus has a place', async () => {
    const { user, fake } = openWindow(fill);
    await search();
    await user.type(await search(), 'fabrikam');
    await waitFor(() => expect(rows()).toHaveLength(1));
    await user.click(await button('Put aside'));
    expect(await screen.findByText(/is put aside. Its keys stay where they are./)).toBeInTheDocument();
    expect(await button('New setup')).toHaveFocus();
    expect(fake.records.filter((record) => record.isArchived)).toHaveLength(1);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Show' }), 'Setups put aside (1)');
    await user.click(await button('Bring back'));
    await waitFor(() => expect(fake.records.some((record) => record.isArchived)).toBe(false));
  });

  test('a list too long for one answer is shown on, and the focus goes on with it', async () => {
    const { user } = openWindow((fake) => {
      for (let number = 0; number < 120; number += 1) fake.create('phin', false);
    });
    // By text: looking for a role among so many rows takes seconds here.
    await user.click(await screen.findByText('Show more'));
    const shown = () => document.querySelectorAll('.setups > li');
    await waitFor(() => expect(shown()).toHaveLength(120));
    await waitFor(() => expect(shown()[100]?.contains(document.activeElement)).toBe(true));
    expect(screen.queryByText('Show more')).toBeNull();
  });

  test('what the list is narrowed to outlives the look at a setup', async () => {
    const { user } = openWindow(fill);
    await user.type(await search(), 'fabrikam');
    await waitFor(() => expect(rows()).toHaveLength(1));
    await user.click(await button('Open'));
    await user.click(await button('All setups'));
    expect(await search()).toHaveValue('fabrikam');
    expect(rows()).toHaveLength(1);
  });
});

describe('setups that stand apart', () => {
  const words = { title: 'This setup cannot be read', happened: 'It cannot.', why: '', toDo: 'Install the newest Onramp.' };

  test('one that cannot be read says what to do, beside the others', async () => {
    openWindow((fake) => {
      fake.create('phin', false);
      fake.unreadable = [{ id: 'one', vendor: 'Phin', company: 'Adventure Works', words }];
    });
    expect(await screen.findByRole('heading', { name: 'This setup cannot be read' })).toBeVisible();
    expect(screen.getByText('Install the newest Onramp.')).toBeVisible();
    expect(screen.getByText('Adventure Works')).toBeVisible();
    expect(rows()).toHaveLength(1);
  });

  test('in present mode its company is not named', async () => {
    const { app } = openWindow((fake) => (fake.unreadable = [{ id: 'one', vendor: 'Phin', company: 'Adventure Works', words }]));
    await app.presenting.set(true);
    expect(await screen.findByRole('heading', { name: 'This setup cannot be read' })).toBeVisible();
    expect(screen.queryByText('Adventure Works')).toBeNull();
  });

  test('the second setup of a company says so, and leads to the first', async () => {
    const typed = { 'company-id': 'acme', address: 'na.myconnectwise.net' };
    const { user, fake, app } = openWindow((one) => {
      for (const company of ['acme', 'acme']) Object.assign(one.create('phin', false), { role: 'custom', isAnswered: true, typed: { ...typed, 'company-id': company } });
    });
    const [second, first] = fake.records;
    if (!first || !second) throw new Error('two setups were made');
    await app.show(await setupStepGo(second.id, 'address'));
    expect(await screen.findByText('There is another setup for this company')).toBeVisible();
    await user.click(await button('Open the other setup'));
    await button(/^Continue where you left off/);
    expect(app.screen.kind === 'setup' && app.screen.setup.id).toBe(first.id);
  });

  test('a setup without a twin says nothing of it', async () => {
    const { fake } = await openSetupAt('address', (_, record) => Object.assign(record, { typed: { 'company-id': 'acme', address: 'na.myconnectwise.net' } }));
    await waitFor(() => expect(fake.calls.map((call) => call.command)).toContain('setup_twin'));
    expect(screen.queryByText('There is another setup for this company')).toBeNull();
  });
});
