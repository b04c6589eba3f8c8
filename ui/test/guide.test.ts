import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure } from '../src/ipc/fake/fake';
import { mspProcess } from '../src/ipc/fake/guides';
import { button, heading, openSetupAt } from './stage';

describe('the guide', () => {
  test('the Admin role leaves out the step that makes a role', async () => {
    const { user, record } = await openSetupAt('choices', (_, one) => Object.assign(one, { role: null, isAnswered: false }));
    expect(await button('B1 Make the security role')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Admin' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'B1 Make the security role' })).toBeNull());
    await user.click(screen.getByRole('checkbox', { name: 'Billing' }));
    await user.click(await button('Confirm these choices'));
    expect(await screen.findByText(/Confirmed\. You can still change them/)).toBeVisible();
    expect(record).toMatchObject({ role: 'admin', features: ['billing'], isAnswered: true });
  });

  test('choices are not confirmed without a role, and it is said what is missing', async () => {
    const { user, record } = await openSetupAt('choices', (_, one) => Object.assign(one, { role: null, isAnswered: false }));
    await user.click(await button('Confirm these choices'));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Choose a role first');
    expect(alert).toHaveFocus();
    await user.click(screen.getByRole('radio', { name: 'Admin' }));
    await user.click(await button('Confirm these choices'));
    expect(await screen.findByText(/Confirmed\. You can still change them/)).toBeVisible();
    expect(screen.queryByText('Choose a role first')).toBeNull();
    expect(record).toMatchObject({ role: 'admin', isAnswered: true });
  });

  test('two quick choices are both kept', async () => {
    const { user, record } = await openSetupAt('choices');
    await user.click(await screen.findByRole('checkbox', { name: 'Billing' }));
    await user.click(screen.getByRole('checkbox', { name: 'Service Desk' }));
    await waitFor(() => expect(record.features).toEqual(['billing', 'service-desk']));
  });

  test('a step is marked as done, and that can be taken back', async () => {
    const { user, record } = await openSetupAt('member');
    await user.click(await button('I did this'));
    expect((await screen.findAllByText(/Done: you said so/)).length).toBeGreaterThan(0);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Continue to B3: Catch the key pair' })).toHaveFocus());
    expect(record.marked).toContain('member');
    await user.click(await button('Undo: this is not done yet'));
    expect(await button('I did this')).toHaveFocus();
  });

  test('going on moves the focus to the heading and is remembered', async () => {
    const { user, record } = await openSetupAt('member');
    await user.click(await button('Continue to B3: Catch the key pair'));
    expect(await heading('Catch the key pair')).toHaveFocus();
    expect(await button('B3 Catch the key pair')).toHaveAttribute('aria-current', 'step');
    await waitFor(() => expect(record.currentStep).toBe('keys'));
    await user.click(await button('Back to B2: Create the API member'));
    expect(await heading('Create the API member')).toHaveFocus();
  });

  test('a step shows its correction, its values and where to click', async () => {
    await openSetupAt('member');
    expect(await screen.findByText(/The board is needed only when/)).toBeVisible();
    expect(await button('Copy Member ID')).toBeVisible();
    expect(screen.getByRole('list', { name: 'Where to click' })).toHaveTextContent('SystemMembersAPI Members');
  });

  test('a copied value is on the clipboard', async () => {
    const { user } = await openSetupAt('member');
    await user.click(await button('Copy Member ID'));
    expect(await screen.findByText('Member ID is copied.')).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe('PhinAPI');
  });

  test('steps behind the gate say that they wait, until the person opens it', async () => {
    const { user } = await openSetupAt('handover', (_, record) => Object.assign(record, { guide: mspProcess }));
    expect(await screen.findByText(/This step waits for your onboarding specialist/)).toBeVisible();
    await user.click(await button('I did this'));
    expect(await screen.findByRole('alert')).toHaveTextContent('This step waits for your specialist');
    await user.click(await button('C1 Wait for your onboarding specialist'));
    await user.click(await button('My specialist says go on'));
    await user.click(await button('Continue to D1: Add the PSA'));
    await heading('Add the PSA');
    expect(screen.queryByText(/This step waits for your onboarding specialist/)).toBeNull();
  });

  test('the list of calls of the other guide is shown', async () => {
    await openSetupAt('endpoints', (_, record) => Object.assign(record, { guide: mspProcess }));
    expect(await screen.findByText('/system/callbacks')).toBeVisible();
  });

  test('a step is shown even when it cannot be remembered', async () => {
    const { user, fake } = await openSetupAt('member');
    await heading('Create the API member');
    fake.failNext.set('setup_step_go', failure('records-not-written', 'This could not be saved'));
    await user.click(await button('B3 Catch the key pair'));
    expect(await heading('Catch the key pair')).toBeVisible();
    expect(await screen.findByRole('alert')).toHaveTextContent('This could not be saved');
  });
});
