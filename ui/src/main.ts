import { mount } from 'svelte';
import { App } from './app.svelte';
import Window from './Window.svelte';
import { tauri } from './ipc/tauri';
import { setTransport } from './ipc/transport';
import { isResizeLoop } from './shared/resized';
import './styles/index.css';

const isInWindow = '__TAURI_INTERNALS__' in window;

/** In a plain browser `npm run dev` plays on the fake; the built window never holds it. */
async function connect(): Promise<void> {
  if (import.meta.env.DEV && !isInWindow) {
    const { fakeForBrowser } = await import('./ipc/fake/browser');
    setTransport(fakeForBrowser(new URLSearchParams(window.location.search)));
    return;
  }
  setTransport(tauri);
}

await connect();
const app = new App();
window.addEventListener('unhandledrejection', (event) => app.report(event.reason));
window.addEventListener('error', (event) => {
  if (!isResizeLoop(event)) app.report(event.error);
});

await app.presenting.load();
// The shell tells that a file waits; one that waited before the page came is asked for at once.
window.addEventListener('onramp-opened-file', () => void app.openWaiting());
await app.openWaiting();

const target = document.getElementById('app');
if (target) mount(Window, { target, props: { app } });
