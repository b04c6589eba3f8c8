import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure } from '../src/ipc/fake/fake';
import { usesOf } from '../src/help/uses';
import { phinSheet } from '../src/ipc/fake/sheets';
import { button, heading, openSetupAt, openWindow } from './stage';

describe('help', () => {
  test('stands on every step, and answers “I don’t see this” with what is known', async () => {
    const { user } = await openSetupAt('member');
    const section = screen.getByRole('region', { name: 'Help with this step' });
    await user.click(within(section).getByText('I don’t see this in ConnectWise'));
    expect(within(section).getByText(/In some versions/)).toBeVisible();
    expect(within(section).getByText(/Say which step you are at: B2\./)).toBeVisible();
    await user.click(await within(section).findByText('What is an API member?'));
    expect(within(section).getByText(/An account in ConnectWise for a program/)).toBeVisible();
    expect(within(section).getByText('Source: Both vendors’ documents. Confidence: high.')).toBeVisible();
  });

  test('a step in Onramp itself has nothing that could be missing in ConnectWise', async () => {
    await openSetupAt('test');
    const section = screen.getByRole('region', { name: 'Help with this step' });
    expect(within(section).queryByText(/I don’t see this/)).toBeNull();
    expect(within(section).getByRole('button', { name: 'All help' })).toBeVisible();
  });

  test('F1 opens it from a step, it says what the vendor does, and the way back keeps the step and what was typed', async () => {
    const { user, record } = await openSetupAt('address', (_, one) => (one.features = ['billing']));
    const field = await screen.findByRole('textbox', { name: 'Company ID' });
    await user.type(field, 'acme');
    await user.keyboard('{F1}');
    expect(await heading('Help')).toHaveFocus();
    const uses = screen.getByRole('region', { name: 'What does Phin do with this?' });
    expect(within(uses).getByText('Billing')).toBeVisible();
    const sheet = usesOf(phinSheet);
    expect(sheet.length).toBeGreaterThan(0);
    for (const { where } of sheet) expect(within(uses).getByText(where)).toBeVisible();
    await user.click(await button('Settings'));
    await user.click(await button('Help'));
    await user.click(await button('Back'));
    expect(await screen.findByRole('textbox', { name: 'Company ID' })).toHaveValue('acme');
    expect(record.typed['company-id']).toBe('acme');
  });

  test('with the Admin role it says that the vendor may do everything', async () => {
    const { user } = await openSetupAt('address', (_, one) => (one.role = 'admin'));
    await user.click(await button('Help'));
    expect(await screen.findByText(/With the role Admin, Phin may do everything/)).toBeVisible();
  });

  test('from the list of setups it explains the words and the keyboard, and names the version', async () => {
    const { user } = openWindow();
    await user.click(await button('Help'));
    expect(await heading('Words that ConnectWise uses')).toBeVisible();
    expect(screen.queryByRole('region', { name: /What does/ })).toBeNull();
    expect(await screen.findByText(/^Onramp .*Free software/)).toBeVisible();
    expect(screen.getByText('F1')).toBeVisible();
  });

  test('names the work of other people inside, each with its licence, and asks for it only when it is opened', async () => {
    const { user, fake } = openWindow();
    const asked = () => fake.calls.filter((call) => call.command === 'notice_list').length;
    await user.click(await button('Help'));
    await heading('About Onramp');
    expect(asked()).toBe(0);
    await user.click(screen.getByText('Work of other people inside Onramp, and its licences'));
    expect(screen.queryByText(/Permission is hereby granted/)).toBeNull();
    await user.click(await screen.findByText('compass and 1 more'));
    const needle = (await screen.findByText('compass-needle')).closest('li');
    expect(needle).toHaveTextContent('compass-needle 1.4.1: MIT OR Apache-2.0');
    expect(screen.getByText(/Permission is hereby granted/)).toBeVisible();
    await user.click(screen.getByText('sundial'));
    expect(await screen.findByText('The package brings no text of its licence.')).toBeVisible();
    expect(asked()).toBe(1);
  });

  test('words that cannot be read are said to be missing, and the rest of the help is there', async () => {
    const { user } = openWindow((fake) => fake.failNext.set('settings_get', failure('settings-not-written', 'The settings cannot be read')));
    await user.click(await button('Help'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The settings cannot be read');
    expect(screen.getByText('F1')).toBeVisible();
  });

  test('a question on screen is answered before help opens', async () => {
    const { user } = openWindow((fake) => fake.create('phin', false));
    await user.click(await button('Delete'));
    await screen.findByRole('dialog', { name: 'Delete this setup?' });
    await user.keyboard('{F1}');
    expect(screen.getByRole('dialog', { name: 'Delete this setup?' })).toBeVisible();
  });
});
