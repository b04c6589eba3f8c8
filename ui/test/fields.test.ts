import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure } from '../src/ipc/fake/fake';
import { button, heading, largest, openSetupAt } from './stage';

const company = () => screen.findByRole('textbox', { name: 'Company ID' });
const address = () => screen.findByRole('textbox', { name: 'ConnectWise API URL' });

describe('company ID and URL', () => {
  test('what is typed is saved, and the company is found', async () => {
    const { user, record } = await openSetupAt('address');
    await user.type(await company(), 'acme');
    await user.type(await address(), 'https://na.myconnectwise.net/login?x=1');
    await user.click(await button('Find my company'));
    expect(await screen.findByText('ACME MSP', { selector: 'dd' })).toBeVisible();
    expect(record.typed).toEqual({ 'company-id': 'acme', address: 'https://na.myconnectwise.net/login?x=1' });
    expect(await address()).toHaveAccessibleDescription(/Onramp took the host/);
    expect(screen.getByText('Onramp reads this as na.myconnectwise.net')).toBeVisible();
  });

  test('a wrong text is named at its field once the person has left it, and stays', async () => {
    const { user } = await openSetupAt('address');
    await user.type(await company(), 'ACME Managed Services');
    expect(screen.queryByText('This looks like a name')).toBeNull();
    await user.tab();
    expect(await screen.findByText('This looks like a name')).toBeVisible();
    expect(await company()).toHaveValue('ACME Managed Services');
    expect(await company()).toBeInvalid();
    expect(await company()).toHaveAccessibleDescription(/A Company ID has no spaces/);
  });

  test('a company in another region is offered and taken over', async () => {
    const { user } = await openSetupAt('address', (fake) => (fake.companyIsElsewhere = true));
    await user.type(await company(), 'acme');
    await user.click(await button('Find my company'));
    await button('Use eu.myconnectwise.net');
    expect(largest()).toEqual(['Use eu.myconnectwise.net']);
    await user.click(await button('Use eu.myconnectwise.net'));
    await waitFor(async () => expect(await address()).toHaveValue('eu.myconnectwise.net'));
    expect(await company()).toHaveValue('acme');
  });

  test('a text that could not be saved stays in its field and keeps the focus, and is saved with the next letter', async () => {
    const { user, fake, record } = await openSetupAt('address');
    const field = await company();
    fake.failNext.set('setup_field_set', failure('records-not-written', 'This could not be saved'));
    await user.type(field, 'a');
    expect(await screen.findByRole('alert')).toHaveTextContent('This could not be saved');
    expect(field).toHaveFocus();
    await user.type(field, 'cme');
    await waitFor(() => expect(record.typed['company-id']).toBe('acme'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('leaving the setup at once loses nothing that was typed', async () => {
    const { user, record } = await openSetupAt('address');
    await user.type(await company(), 'acme');
    await user.click(await button('All setups'));
    await heading('Your setups');
    expect(record.typed['company-id']).toBe('acme');
  });

  test('a setup with a text that cannot be saved is not left', async () => {
    const { user, fake } = await openSetupAt('address');
    const field = await company();
    const call = fake.call.bind(fake);
    fake.call = (command, takes, onProgress) => {
      if (command === 'setup_field_set') fake.failNext.set(command, failure('records-not-written', 'This could not be saved'));
      return call(command, takes, onProgress);
    };
    await user.type(field, 'acme');
    await user.click(await button('All setups'));
    expect(await screen.findByRole('alert')).toHaveTextContent('This could not be saved');
    expect(await company()).toHaveValue('acme');
  });
});
