import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure, type FakeOnramp } from '../src/ipc/fake/fake';
import { button, openSetupAt, openWindow } from './stage';

const toggle = () => screen.findByRole('switch', { name: 'Present: larger, other companies hidden' });
const withAcme = (fake: FakeOnramp) => (fake.create('phin', false).typed['company-id'] = 'acme');

describe('present mode', () => {
  test('hides the companies of home, says so, and is kept', async () => {
    const { user, fake, container } = openWindow(withAcme);
    expect(await screen.findByText('acme')).toBeVisible();
    await user.click(await toggle());
    expect(await toggle()).toBeChecked();
    expect(container).not.toHaveTextContent('acme');
    expect(screen.getByText('Company hidden while presenting')).toBeVisible();
    expect(screen.getByRole('heading', { name: /Phin/ })).toBeVisible();
    expect(await screen.findByText(/^You are presenting/)).toBeInTheDocument();
    expect(document.documentElement).toHaveAttribute('data-presenting');
    expect(fake.isPresenting).toBe(true);
    await user.click(await toggle());
    expect(await screen.findByText('acme')).toBeVisible();
    expect(document.documentElement).not.toHaveAttribute('data-presenting');
  });

  test('is there again before the window is drawn after a restart', async () => {
    const { app, container } = openWindow((fake) => {
      withAcme(fake);
      fake.isPresenting = true;
    });
    await app.presenting.load();
    expect(await screen.findByText('Company hidden while presenting')).toBeVisible();
    expect(container).not.toHaveTextContent('acme');
    await app.presenting.set(false);
  });

  test('hides the company from the question before a deletion, and from what is said after it', async () => {
    const { user, container } = openWindow(withAcme);
    await user.click(await toggle());
    await user.click(await button('Delete'));
    const dialog = await screen.findByRole('dialog', { name: 'Delete this setup?' });
    expect(dialog).toHaveTextContent('Phin, Company hidden while presenting');
    expect(dialog).toHaveTextContent('To be sure that it is the right one');
    await user.click(within(dialog).getByRole('button', { name: 'Delete the setup' }));
    await screen.findByRole('heading', { name: 'No setups yet' });
    expect(container).not.toHaveTextContent('acme');
    await user.click(await toggle());
  });

  test('shows the code of a step to be read out', async () => {
    const { user } = await openSetupAt('member');
    await user.click(await toggle());
    expect(await screen.findByText('Step B2')).toBeVisible();
    await user.click(await toggle());
    expect(screen.queryByText('Step B2')).toBeNull();
  });

  test('that cannot be kept hides all the same, and says that it is not kept', async () => {
    const { user, fake, container, app } = openWindow(withAcme);
    fake.failNext.set('presenting_set', failure('settings-not-written', 'The settings could not be saved'));
    await user.click(await toggle());
    expect(await screen.findByRole('alert')).toHaveTextContent('The settings could not be saved');
    expect(container).not.toHaveTextContent('acme');
    await app.presenting.set(false);
  });
});

describe('what a specialist says', () => {
  test('stands in a fold on its step, and nowhere else', async () => {
    const { user } = await openSetupAt('member');
    await user.click(await screen.findByText('For the specialist: what to say'));
    expect(screen.getByText(/Ask which role the member gets/)).toBeVisible();
    await user.click(await button(/^Continue to B3/));
    await screen.findByRole('heading', { level: 1, name: 'Catch the key pair' });
    expect(screen.queryByText('For the specialist: what to say')).toBeNull();
  });
});
