import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure } from '../src/ipc/fake/fake';
import { comeBack } from '../src/ipc/fake/returning';
import { bothKeys, button, heading, openSetupAt, openWindow } from './stage';

describe('coming back to a setup', () => {
  test('lands on the overview, with what was left and what is done', async () => {
    const { user } = openWindow((fake) => {
      const record = fake.create('phin', false);
      Object.assign(record, { role: 'custom', isAnswered: true, currentStep: 'member', typed: { 'company-id': 'acme', address: '' } });
      record.marked.add('role');
    });
    await user.click(await button('Open'));
    expect(await heading('Phin for acme')).toHaveFocus();
    const done = screen.getByRole('region', { name: 'What is done so far' });
    expect(within(done).getByRole('button', { name: 'B1 Make the security role' })).toBeVisible();
    const tasks = screen.getByRole('navigation', { name: 'Steps' });
    expect(within(tasks).getByRole('button', { name: 'Overview' })).toHaveAttribute('aria-current', 'page');
    await user.click(await button('Continue where you left off: B2 Create the API member'));
    expect(await heading('Create the API member')).toHaveFocus();
  });

  test('what has changed since the last time is told, the troubles first, and each leads to its step', async () => {
    const { user, fake } = openWindow((fake) => {
      const record = fake.create('phin', false);
      Object.assign(record, { role: 'custom', isAnswered: true, currentStep: 'member' });
      bothKeys(record);
      comeBack(record);
      record.keys = {};
      record.marked.add('role');
    });
    await user.click(await button('Open'));
    const changed = await screen.findByRole('region', { name: /^What has changed since / });
    const kinds = within(changed).getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    expect(kinds).toEqual(['To do again', 'Done since then']);
    await user.click(within(changed).getByRole('button', { name: 'B3 Catch the key pair' }));
    expect(await heading('Catch the key pair')).toHaveFocus();
    await user.click(await button('All setups'));
    await user.click(await button('Open'));
    expect(await screen.findByText(/^Nothing has changed since /)).toBeVisible();
    expect(fake.calls.filter(({ command }) => command === 'setup_return')).toHaveLength(2);
  });

  test('the overview is one press away from every step, and keeps what is typed', async () => {
    const { user, fake, record } = await openSetupAt('address');
    await user.type(await screen.findByRole('textbox', { name: 'Company ID' }), 'acme');
    await user.click(await button('Overview'));
    expect(await heading('Phin for acme')).toHaveFocus();
    expect(record.typed['company-id']).toBe('acme');
    expect(fake.calls.some(({ command }) => command === 'setup_step_go')).toBe(true);
  });

  test('text that cannot be saved keeps its step in sight', async () => {
    const { user, fake } = await openSetupAt('address');
    const field = await screen.findByRole('textbox', { name: 'Company ID' });
    fake.failNext.set('setup_field_set', failure('disk-full', 'The disk is full'));
    await user.type(field, 'a');
    fake.failNext.set('setup_field_set', failure('disk-full', 'The disk is full'));
    await user.click(await button('Overview'));
    expect(screen.getByRole('textbox', { name: 'Company ID' })).toHaveValue('a');
    expect(await heading('Find your Company ID and URL')).toBeVisible();
  });

  test('a setup that cannot be opened says so on the list', async () => {
    const { user, fake } = openWindow((one) => one.create('phin', false));
    fake.failNext.set('setup_return', failure('disk-full', 'The disk is full'));
    await user.click(await button('Open'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full');
  });

  test('the list marks where you are, and what waits for you', async () => {
    const { user } = await openSetupAt('member');
    const tasks = screen.getByRole('navigation', { name: 'Steps' });
    const current = within(tasks).getByRole('button', { name: 'B2 Create the API member' });
    expect(current).toHaveAccessibleDescription('Now, in ConnectWise');
    expect(within(tasks).getByRole('button', { name: /^A2/ })).toHaveAccessibleDescription('Waiting for you');
    expect(within(tasks).getByRole('button', { name: /^B1/ })).toHaveAccessibleDescription('To do');
    await user.click(within(tasks).getByRole('button', { name: /^B1/ }));
    expect(within(tasks).getByRole('button', { name: /^B1/ })).toHaveAccessibleDescription('Now, in ConnectWise');
  });
});
