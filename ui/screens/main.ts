import { mount } from 'svelte';
import { App } from '../src/app.svelte';
import { fakeForBrowser } from '../src/ipc/fake/browser';
import { setTransport } from '../src/ipc/transport';
import '../src/styles/index.css';
import Window from '../src/Window.svelte';
import { en } from '../src/words/en';
import { crowded, motion, overflow, rawText } from './faults';
import { pseudo } from './pseudo';
import { scenes } from './scenes';
import { Shifts, type Shift } from './shifts';
import { Speech } from './speech';
import { settle, type Scene } from './stage';
import { StillTransport } from './transport';

declare global {
  /** What `cargo xtask screens` asks the page for. */
  var onrampScreens: {
    names: string[];
    /** Ends once the scene asked for stands there, or says why it does not. */
    ready: Promise<void>;
    /** Draws it with text of this size, and says what is wrong with it then, seen from its top. */
    look: (textPercent: number) => Promise<string[]>;
    /** Where every answer comes late: what moved since the screen was first drawn. */
    shifts: () => Shift[];
  };
}

const asked = new URLSearchParams(window.location.search);
/** Nothing is done on the screen then: it only opens, and what it waits for comes late. */
const isLate = asked.has('late');
const shifts = isLate ? new Shifts() : null;
const quietMs = 250;
const speech = new Speech(asked.has('pseudo'));
if (speech.isPseudo) Object.assign(en, Object.fromEntries(Object.entries(en).map(([key, sentence]) => [key, pseudo(sentence)])));
if (asked.has('rtl')) document.documentElement.dir = 'rtl';

async function open(scene: Scene): Promise<void> {
  const fake = fakeForBrowser(new URLSearchParams(scene.query));
  Object.assign(fake, { rungMs: 0, readMs: 0 });
  scene.arrange?.(fake);
  const transport = new StillTransport(fake, speech);
  transport.isLate = isLate;
  setTransport(transport);
  const app = new App();
  await app.presenting.load();
  const target = document.getElementById('app');
  if (!target) throw new Error('the page has no place for the window');
  mount(Window, { target, props: { app } });
  await settle();
  await scene.open?.({ app, fake, transport });
  await settle();
  if (isLate) await quiet(transport);
  else await scene.play?.({ app, fake, transport });
  await settle();
  await document.fonts.ready;
}

/** Waits until every answer is there, and none is asked for any more. */
async function quiet(transport: StillTransport): Promise<void> {
  let since = performance.now();
  while (performance.now() - since < quietMs) {
    await settle();
    if (transport.awaited > 0) since = performance.now();
  }
}

const errors: string[] = [];
window.addEventListener('error', ({ message }) => errors.push(`error: ${message}`));
window.addEventListener('unhandledrejection', ({ reason }) => errors.push(`error: ${String(reason)}`));

const scene = scenes[asked.get('screen') ?? ''];
globalThis.onrampScreens = {
  names: Object.keys(scenes),
  ready: scene ? open(scene) : Promise.resolve(),
  look: async (textPercent) => {
    document.documentElement.style.fontSize = `calc(${textPercent}% * var(--scale))`;
    await settle();
    if (!document.querySelector('dialog[open]')) window.scrollTo(0, 0);
    await settle();
    return [...errors, ...overflow(), ...crowded(), ...motion(), ...(speech.isPseudo ? rawText(document, speech.named) : [])];
  },
  shifts: () => shifts?.seen ?? [],
};
