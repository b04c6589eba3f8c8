import { screen } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure } from '../src/ipc/fake/fake';
import { newer, type FakeUpdates } from '../src/ipc/fake/settings';
import { button, heading, openWindow } from './stage';

/** Opens the settings of an Onramp whose publisher offers newer versions. */
async function offered(updates: Partial<FakeUpdates> = {}, isPresenting = false) {
  const stage = openWindow((fake) => {
    Object.assign(fake.updates, { offer: { host: 'updates.example.com' } }, updates);
    fake.isPresenting = isPresenting;
  });
  await stage.app.presenting.load();
  await stage.app.goSettings();
  await heading('Newer versions');
  const asked = () => stage.fake.calls.map(({ command }) => command).filter((command) => command.startsWith('update'));
  return { ...stage, asked };
}

const look = () => button('Look for a newer version');
const install = () => button('Install it and open Onramp again');

describe('a newer version', () => {
  test('is no matter where the publisher offers none', async () => {
    const { app } = openWindow();
    await app.goSettings();
    await button('Save the integration ID');
    expect(screen.queryByText('Newer versions')).toBeNull();
  });

  test('is asked for when somebody presses, and never before', async () => {
    const { user, asked } = await offered();
    expect(screen.getByText(/asks updates\.example\.com/)).toBeVisible();
    expect(asked()).toEqual(['update_offer']);
    await user.click(await look());
    expect(await screen.findByText('You have the newest version: Onramp 0.1.0.')).toBeVisible();
    expect(asked()).toEqual(['update_offer', 'update_look']);
  });

  test('is shown with its news, and installed once somebody says so', async () => {
    const { user, asked } = await offered({ found: newer });
    await user.click(await look());
    expect(await heading('Onramp 0.2.0 is there')).toBeVisible();
    expect(screen.getByText(/The hand-off names its recipient/)).toBeVisible();
    expect(asked()).not.toContain('update_install');
    await user.click(await install());
    expect(await screen.findByText(/closes now, and opens again/)).toBeVisible();
    await user.click(await install());
    expect(asked()).toEqual(['update_offer', 'update_look', 'update_fetch', 'update_install']);
  });

  test('closes no window while the person is elsewhere, and is ready when they come back', async () => {
    let arrive: (nothing: null) => void = () => undefined;
    const untilFetched = new Promise<null>((done) => {
      arrive = done;
    });
    const { user, app, asked } = await offered({ found: newer, untilFetched });
    await user.click(await look());
    await user.click(await install());
    await user.click(await button('Back'));
    arrive(null);
    await app.goSettings();
    expect(await screen.findByText(/is here and proved/)).toBeVisible();
    expect(asked()).not.toContain('update_install');
    await user.click(await install());
    expect(await screen.findByText(/closes now, and opens again/)).toBeVisible();
    expect(asked().filter((command) => command === 'update_fetch')).toHaveLength(1);
  });

  test('waits for a setup whose key could be lost, and leads there', async () => {
    const waits: FakeUpdates['waits'] = [{ id: 'gone', company: 'ACME MSP', vendor: 'Phin', reason: 'page-open' }];
    const { user, fake } = await offered({ found: newer, waits });
    await user.click(await look());
    await user.click(await install());
    expect(await screen.findByRole('alert')).toHaveTextContent('ACME MSP');
    expect(screen.getByText(/page with the keys may still be open/)).toBeVisible();
    fake.failNext.set('setup_return', failure('setup-not-found', 'This setup is gone'));
    await user.click(await button('Open this setup'));
    expect(await screen.findByText('This setup is gone')).toBeVisible();
    fake.updates.waits = [];
    await user.click(await install());
    expect(await screen.findByText(/closes now, and opens again/)).toBeVisible();
    expect(screen.queryByText('ACME MSP')).toBeNull();
  });

  test('names no company while somebody presents', async () => {
    const { user } = await offered({ found: newer, waits: [{ id: 'one', company: 'ACME MSP', vendor: 'Phin', reason: 'keys-in-memory' }] }, true);
    await user.click(await look());
    await user.click(await install());
    expect(await screen.findByText(/lie in memory only/)).toBeVisible();
    expect(screen.queryByText('ACME MSP')).toBeNull();
  });

  test('that is not genuine is said to be thrown away, and can be looked for again', async () => {
    const { user, fake } = await offered({ found: newer });
    await user.click(await look());
    fake.failNext.set('update_fetch', failure('update-not-genuine', 'The new version was thrown away'));
    await user.click(await install());
    expect(await screen.findByText('The new version was thrown away')).toBeVisible();
    await user.click(await look());
    expect(screen.queryByText('The new version was thrown away')).toBeNull();
    fake.failNext.set('update_look', failure('update-not-reached', 'No answer about newer versions'));
    await user.click(await look());
    expect(await screen.findByText('No answer about newer versions')).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Onramp 0.2.0 is there' })).toBeNull();
  });
});
