import type { App } from '../src/app.svelte';
import type { FakeOnramp } from '../src/ipc/fake/fake';
import type { FakeRecord } from '../src/ipc/fake/record';
import { setupOpen } from '../src/ipc/commands';
import { say, type WordKey } from '../src/words';
import type { StillTransport } from './transport';

export interface Stage {
  app: App;
  fake: FakeOnramp;
  transport: StillTransport;
}

/** One screen in one state: what is arranged before the window opens, the way to the screen, and what is then done on it. */
export interface Scene {
  /** What the fake of `npm run dev` understands: it begins without setups, unless something is said here. */
  query?: string;
  arrange?: (fake: FakeOnramp) => void;
  open?: (stage: Stage) => Promise<unknown>;
  play?: (stage: Stage) => Promise<unknown>;
}

type Values = Record<string, string | number>;
const patienceMs = 5000;

/** What `find` finds, as soon as it is there. */
async function wait<T>(what: string, find: () => T | undefined): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${what} did not come`);
    await new Promise((next) => setTimeout(next, 10));
  }
}

const nameOf = (element: Element) => (element.getAttribute('aria-label') ?? element.textContent).trim();
const visible = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => one.checkVisibility());

/** Presses the last button of this name, or opens the fold of this title. */
export async function press(key: WordKey, values: Values = {}): Promise<void> {
  const name = say(key, values);
  const named = () => visible('button, summary, [role="switch"]').findLast((one) => nameOf(one) === name);
  (await wait(`the button “${name}”`, named)).click();
  await settle();
}

/** Presses what has no words of the window's own on it. */
export async function pressAt(selector: string): Promise<void> {
  (await wait(selector, () => visible(selector).at(0))).click();
  await settle();
}

/** Chooses or ticks what has this id. */
export async function choose(id: string): Promise<void> {
  (await wait(`#${id}`, () => document.getElementById(id) ?? undefined)).click();
  await settle();
}

/** Types into the field with this id. */
export async function type(id: string, text: string): Promise<void> {
  const field = await wait(`#${id}`, () => [document.getElementById(id)].find((one) => one instanceof HTMLInputElement));
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  field.blur();
  await settle();
}

/** Waits until something is on screen. */
export async function see(selector: string): Promise<void> {
  await wait(selector, () => visible(selector).at(0));
}

/** Opens every fold. */
export async function unfold(): Promise<void> {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  await settle();
}

/** Waits until what was begun has been drawn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    await new Promise((next) => setTimeout(next, 0));
    await new Promise(requestAnimationFrame);
  }
}

export type Arrange = (record: FakeRecord, fake: FakeOnramp) => void;

/** A setup that is opened at a step. */
export function setupAt(step: string, arrange: Arrange = () => undefined, play?: (stage: Stage) => Promise<unknown>, guide = 'phin'): Scene {
  return {
    query: 'empty',
    arrange: (fake) => {
      const record = fake.create(guide, false);
      Object.assign(record, { role: 'custom', isAnswered: true, currentStep: step, typed: { 'company-id': 'acme', address: 'na.myconnectwise.net' } });
      arrange(record, fake);
    },
    open: async (stage) => {
      await stage.app.show(await setupOpen(stage.fake.records[0]?.id ?? ''));
      await see('#step-title');
    },
    ...(play && { play }),
  };
}
