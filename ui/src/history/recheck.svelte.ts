import type { App } from '../app.svelte';
import * as commands from '../ipc/commands';
import type { RecheckTold } from '../ipc/generated/RecheckTold';

/** How often the core is asked whether a test is due. */
export const tickMs = 60_000;

/** Tests that Onramp runs by itself while it is open: the core decides when, and this asks it. */
export class Rechecks {
  /** The last one that ended and was not put away. */
  told = $state.raw<RecheckTold | null>(null);
  readonly #app: App;
  #isAsking = false;

  constructor(app: App) {
    this.#app = app;
  }

  /** Asks every minute, until the answer of this is called. */
  begin(): () => void {
    const timer = setInterval(() => void this.tick(), tickMs);
    return () => clearInterval(timer);
  }

  /** Asks once. A failure is the records' own: whoever uses them next is told of it. */
  async tick(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      const told = await commands.recheckTick(this.#isBusy());
      if (!told) return;
      this.told = told;
      const { screen } = this.#app;
      if (screen.kind === 'setup' && screen.setup.id === told.id) await screen.setup.refresh();
    } catch {
      // Asked again in a minute.
    } finally {
      this.#isAsking = false;
    }
  }

  /** True while a person is asked for a key, a passphrase or an answer, or while a test runs on screen. */
  #isBusy(): boolean {
    if (document.querySelector('dialog[open], input[type="password"]')) return true;
    const { screen } = this.#app;
    if (screen.kind !== 'setup') return false;
    const { setup } = screen;
    return setup.test.running.isRunning || (setup.page === 'step' && setup.step?.part === 'keys');
  }
}
