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
  };
}

const asked = new URLSearchParams(window.location.search);
const speech = new Speech(asked.has('pseudo'));
if (speech.isPseudo) Object.assign(en, Object.fromEntries(Object.entries(en).map(([key, sentence]) => [key, pseudo(sentence)])));
if (asked.has('rtl')) document.documentElement.dir = 'rtl';

async function open(scene: Scene): Promise<void> {
  const fake = fakeForBrowser(new URLSearchParams(scene.query));
  Object.assign(fake, { rungMs: 0, readMs: 0 });
  scene.arrange?.(fake);
  const transport = new StillTransport(fake, speech);
  setTransport(transport);
  const app = new App();
  await app.presenting.load();
  const target = document.getElementById('app');
  if (!target) throw new Error('the page has no place for the window');
  mount(Window, { target, props: { app } });
  await settle();
  await scene.play?.({ app, fake, transport });
  await settle();
  await document.fonts.ready;
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
};
