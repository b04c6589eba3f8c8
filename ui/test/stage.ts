import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { App } from '../src/app.svelte';
import { FakeOnramp } from '../src/ipc/fake/fake';
import { savedPair } from '../src/ipc/fake/pairs';
import type { FakeRecord } from '../src/ipc/fake/record';
import { setTransport } from '../src/ipc/transport';
import Window from '../src/Window.svelte';

/** The whole window on a fake, as a person meets it. */
export function openWindow(arrange: (fake: FakeOnramp) => void = () => undefined) {
  const fake = new FakeOnramp();
  arrange(fake);
  setTransport(fake);
  const app = new App();
  const user = userEvent.setup();
  const { container } = render(Window, { app });
  return { fake, app, user, container };
}

/** The window with one setup opened at a step. */
export async function openSetupAt(step: string, arrange: (fake: FakeOnramp, record: FakeRecord) => void = () => undefined) {
  let id = '';
  const stage = openWindow((fake) => {
    const record = fake.create('phin', false);
    Object.assign(record, { role: 'custom', isAnswered: true, currentStep: step });
    arrange(fake, record);
    id = record.id;
  });
  await stage.user.click(await button('Open'));
  await stage.user.click(await button(/^Continue where you left off/));
  return { ...stage, record: stage.fake.record(id) };
}

export const button = (name: string | RegExp) => screen.findByRole('button', { name });
export const heading = (name: string | RegExp) => screen.findByRole('heading', { name });

/** The names of the largest acts on screen: at most one is. */
export const largest = () => [...document.querySelectorAll('button.primary')].map((one) => one.getAttribute('aria-label') ?? one.textContent.trim());

export function bothKeys(record: FakeRecord): void {
  record.keys = savedPair('k3Zq');
}
