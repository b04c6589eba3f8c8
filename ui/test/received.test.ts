import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure } from '../src/ipc/fake/fake';
import { note } from '../src/ipc/fake/findings';
import { received } from '../src/ipc/fake/received';
import { button, heading, largest, openWindow } from './stage';

/** Opens a report as one that waited for the window. */
async function opened(changes: Partial<typeof received> = {}) {
  const stage = openWindow((fake) => (fake.waitingReport = { ...received, ...changes }));
  await stage.app.openWaiting();
  await heading('A report you were sent');
  return stage;
}

describe('a report that came in', () => {
  test('is chosen as a file, shown before anything is kept, kept, found beside the setups and removed', async () => {
    const { user, fake, container } = openWindow();
    const chosen = container.querySelector<HTMLInputElement>('input[type="file"]');
    if (!chosen) throw new Error('no field for a file');
    await user.upload(chosen, new File(['{}'], 'Phin - Contoso IT.json', { type: 'application/json' }));

    expect(await heading('A report you were sent')).toHaveFocus();
    expect(screen.getByText('Contoso IT')).toBeVisible();
    expect(screen.getByText('Connected, but something is missing')).toBeVisible();
    expect(screen.getByText(/run the checks again/)).toBeVisible();
    expect(screen.getByText(/That does not show who wrote it/)).toBeVisible();
    expect(largest()).toEqual(['Keep on my desk']);
    expect(fake.reports).toHaveLength(0);

    await user.click(await button('Keep on my desk'));
    expect(await screen.findByText(/It is kept on your desk since/)).toBeVisible();
    expect(await heading('A report you were sent')).toHaveFocus();
    expect(largest()).toEqual(['Start a setup from it']);
    await user.click(screen.getAllByRole('button', { name: 'Back to all setups' })[0] ?? document.body);

    const list = await screen.findByRole('region', { name: 'Reports you were sent' });
    expect(within(list).getByText('A client’s report')).toBeVisible();
    expect(within(list).getByText(/A client’s report, of 21 November 2026/)).toBeVisible();
    await user.click(within(list).getByRole('button', { name: 'Remove' }));
    await user.click(await button('Remove the report'));
    expect(fake.reports).toHaveLength(0);
    expect(screen.queryByRole('region', { name: 'Reports you were sent' })).toBeNull();
  });

  test('starts a setup with what it tells, and nothing done but the choices', async () => {
    const { user } = await opened();
    await user.click(await button('Start a setup from it'));
    expect(await screen.findByRole('textbox', { name: 'Company ID' })).toHaveValue('contoso');
    expect(screen.getAllByText('Filled in from the report. Correct it if it is wrong.')).toHaveLength(2);
    await user.click(screen.getByText('The report this setup started from'));
    expect(screen.getByText('It is about Contoso IT (contoso).')).toBeVisible();
  });

  test('that was changed after it was written says so, and does not say that it matches', async () => {
    await opened({ fitsItsId: false });
    expect(screen.getByText('This file was changed after it was written')).toBeVisible();
    expect(screen.queryByText(/matches its own report ID/)).toBeNull();
  });

  test('of practice says so and starts nothing', async () => {
    const obstacle = note('received-is-practice', 'This is a practice report', 'Nothing real was connected.', 'Begin a new setup.');
    await opened({ isPractice: true, obstacle });
    expect(screen.getByText('This is a practice report. Nothing real was connected.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Start a setup from it' })).toBeNull();
    expect(await button('Keep on my desk')).toBeVisible();
  });

  test('names the setup that there is for this, and opens it', async () => {
    const stage = openWindow((fake) => {
      const record = fake.create('phin', false);
      fake.waitingReport = { ...received, twin: { id: record.id, company: 'Contoso IT', guideName: 'Phin', stateWords: 'In progress' } };
    });
    await stage.app.openWaiting();
    expect(await screen.findByText('You already have a setup for this')).toBeVisible();
    await stage.user.click(await button('Open that setup'));
    expect(await screen.findByRole('button', { name: /^Continue where you left off/ })).toBeVisible();
  });

  test('that cannot be kept says so, and the preview stays', async () => {
    const { user, fake } = await opened();
    fake.failNext.set('received_keep', failure('received-holds-key', 'A key stands in this report'));
    await user.click(await button('Keep on my desk'));
    expect(await screen.findByRole('alert')).toHaveTextContent('A key stands in this report');
    expect(await heading('A report you were sent')).toBeVisible();
  });

  test('names no other setup of the desk while somebody presents', async () => {
    const twin = (id: string) => ({ id, company: 'Fabrikam', guideName: 'Phin', stateWords: 'In progress' });
    const { app } = openWindow((fake) => {
      const { id } = fake.create('phin', false);
      Object.assign(fake, { isPresenting: true, waitingReport: { ...received, twin: twin(id), inviteSetup: twin(id) } });
    });
    await app.presenting.load();
    await app.openWaiting();
    await heading('A report you were sent');
    expect(screen.queryByText(/Fabrikam/)).toBeNull();
    expect(screen.getAllByText(/Company hidden while presenting/)).toHaveLength(2);
  });

  test('hides its company in the list while somebody presents', async () => {
    const { app } = openWindow((fake) => {
      fake.isPresenting = true;
      fake.reports = [{ ...received, keptAt: '2026-11-21T15:00:00Z' }];
    });
    await app.presenting.load();
    const list = await screen.findByRole('region', { name: 'Reports you were sent' });
    expect(within(list).queryByText('Contoso IT')).toBeNull();
  });
});
