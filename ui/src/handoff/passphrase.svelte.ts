import { Action } from '../shared/action.svelte';
import { screenGuard } from '../shared/screen.svelte';

const shownForS = 60;

/**
 * A passphrase that is shown on a press and hidden again by itself. Its text goes from the shell straight into the page, and
 * into no state.
 */
export class ShownPassphrase {
  /** `warned`: this system cannot hide the window from a call, and the person has not said yet that nobody looks on. */
  stage = $state<'hidden' | 'warned' | 'shown'>('hidden');
  secondsLeft = $state(0);
  readonly guarding = new Action();
  readonly fetching = new Action();

  readonly #fetch: () => Promise<string>;
  #place: HTMLElement | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #isGone = false;

  constructor(fetch: () => Promise<string>) {
    this.#fetch = fetch;
  }

  /** For `{@attach}`: where the text goes. */
  readonly takesText = (place: HTMLElement): (() => void) => {
    this.#place = place;
    return () => {
      place.textContent = '';
      this.#place = undefined;
    };
  };

  /** The window is kept out of screen capture first; where that cannot be done, nothing is shown yet. */
  async ask(): Promise<void> {
    if (this.stage !== 'hidden') return;
    this.stage = 'warned';
    const truth = await this.guarding.run(() => screenGuard.begin());
    if (this.#isGone || truth === undefined) this.hide();
    else if (truth.isHidden) await this.reveal();
  }

  async reveal(): Promise<void> {
    const text = await this.fetching.run(this.#fetch);
    if (this.#isGone || this.stage !== 'warned' || text === undefined) {
      this.hide();
      return;
    }
    this.stage = 'shown';
    if (this.#place) this.#place.textContent = text;
    this.secondsLeft = shownForS;
    const endsAt = Date.now() + shownForS * 1000;
    this.#clock = setInterval(() => {
      this.secondsLeft = Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));
      if (this.secondsLeft === 0) this.hide();
    }, 1000);
  }

  hide(): void {
    clearInterval(this.#clock);
    if (this.#place) this.#place.textContent = '';
    if (this.stage === 'hidden') return;
    this.stage = 'hidden';
    void screenGuard.end();
  }

  /** The person has gone elsewhere. */
  leave(): void {
    this.#isGone = true;
    this.hide();
  }
}
