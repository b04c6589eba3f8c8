import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure } from '../src/ipc/fake/fake';
import { button, heading, openSetupAt, openWindow } from './stage';

describe('home', () => {
  test('an empty home tells a newcomer what to do', async () => {
    openWindow();
    expect(await heading('No setups yet')).toBeVisible();
    expect(screen.getByText(/First time here\? Choose Practice/)).toBeVisible();
  });

  test('a setup is started from a guide and opens at its first step', async () => {
    const { user, fake } = openWindow();
    await user.click(await button('New setup'));
    await user.click(await screen.findByRole('radio', { name: 'Phin' }));
    await user.click(await button('Start this setup'));
    expect(await screen.findByRole('heading', { level: 1, name: 'Choose what to connect' })).toHaveFocus();
    expect(fake.records[0]?.isPractice).toBe(false);
    expect(screen.queryByText('PRACTICE: nothing here is real')).toBeNull();
  });

  test('starting without a choice says what is missing, and moves there', async () => {
    const { user } = openWindow();
    await user.click(await button('New setup'));
    await user.click(await button('Start this setup'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Choose a vendor first');
    expect(screen.getByRole('alert')).toHaveFocus();
  });

  test('practice shows a banner and its values', async () => {
    const { user, fake } = openWindow();
    await user.click(await button('Practice'));
    await user.click(await screen.findByRole('radio', { name: 'MSP Process' }));
    await user.click(await button('Start practice'));
    expect(await screen.findByText('PRACTICE: nothing here is real')).toBeVisible();
    await user.click(await button('Open the practice ConnectWise'));
    expect(await screen.findByText('It opened in your browser.')).toBeVisible();
    expect(fake.calls.map((call) => call.command)).toContain('practice_pages_open');
  });

  test('a setup that cannot be read is deleted only after a confirmation, which says what a newer Onramp could do', async () => {
    const words = { title: 'This setup cannot be read', happened: 'Its record is damaged.', why: '', toDo: 'Install the newest Onramp.' };
    const { user, fake } = openWindow((one) => (one.unreadable = [{ id: 'damaged', vendor: 'Phin', company: 'ACME MSP', words }]));
    await user.click(await button('Delete'));
    const dialog = await screen.findByRole('dialog', { name: 'Delete this setup?' });
    expect(within(dialog).getByText('ACME MSP')).toBeVisible();
    expect(within(dialog).getByText(/A newer Onramp may be able to/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
    expect(fake.unreadable).toHaveLength(1);
    await user.click(await button('Delete'));
    await user.click(await button('Delete the setup'));
    expect(await heading('No setups yet')).toBeVisible();
    expect(fake.calls.at(-2)).toEqual({ command: 'setup_delete', takes: { id: 'damaged' } });
    expect(await button('New setup')).toHaveFocus();
  });

  test('a setup is deleted only after a confirmation', async () => {
    const { user, fake } = openWindow((one) => one.create('phin', false));
    await user.click(await button('Delete'));
    const dialog = await screen.findByRole('dialog', { name: 'Delete this setup?' });
    await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
    expect(fake.records).toHaveLength(1);
    await user.click(await button('Delete'));
    await user.click(await button('Delete the setup'));
    expect(await heading('No setups yet')).toBeVisible();
    expect(fake.records).toHaveLength(0);
  });

  test('a failure to list the setups reaches the screen', async () => {
    openWindow((fake) => fake.failNext.set('setup_list', failure('records-unreadable', 'The records cannot be read')));
    expect(await screen.findByRole('alert')).toHaveTextContent('The records cannot be read');
  });

  test('a rejection of an unknown kind becomes a sentence and shows nothing of its text', async () => {
    openWindow((fake) => fake.failNext.set('setup_list', 'panicked at private detail'));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Something went wrong inside Onramp');
    expect(alert).not.toHaveTextContent('private detail');
  });

  test('a failure that reached nobody is shown and can be closed', async () => {
    const { app, user } = openWindow();
    app.report(new Error('lost'));
    expect(await screen.findByText('Something went wrong inside Onramp')).toBeVisible();
    await user.click(await button('Close this message'));
    await waitFor(() => expect(screen.queryByText('Something went wrong inside Onramp')).toBeNull());
  });
});

describe('settings', () => {
  test('an integration ID that is none is refused, and what was typed stays', async () => {
    const { user } = openWindow();
    await user.click(await button('Settings'));
    const field = await screen.findByRole('textbox', { name: 'Integration ID' });
    await user.type(field, 'not a guid');
    await user.click(await button('Save the integration ID'));
    expect(await screen.findByRole('alert')).toHaveTextContent('This is no integration ID');
    expect(field).toBeInvalid();
    expect(field).toHaveValue('not a guid');
  });

  test('going back from the settings returns to the same step', async () => {
    const { user } = await openSetupAt('member');
    await heading('Create the API member');
    await user.click(await button('Settings'));
    await user.type(await screen.findByRole('textbox', { name: 'Integration ID' }), '12345678-1234-1234-1234-123456789abc');
    await user.click(await button('Save the integration ID'));
    expect(await screen.findByText('The integration ID is saved.')).toBeVisible();
    await user.click(await button('Back'));
    expect(await heading('Create the API member')).toHaveFocus();
  });
});
