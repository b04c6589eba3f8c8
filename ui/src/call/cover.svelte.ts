import { tick, untrack } from 'svelte';
import { focusHeading } from '../shared/focus';
import { say } from '../words';

/** The one key. The header's button names it. */
const coverKey = 'F8';
/** How many frames what was covered has to take the focus again. */
const framesUntilFocus = 10;

/**
 * The cover: one key hides everything, wherever the person is. It is a modal dialog above all others, so that what lies
 * behind is neither seen nor reached nor read out; nothing of that changes, and a test or a countdown goes on.
 */
class Cover {
  isOn = $state(false);

  #dialog: HTMLDialogElement | undefined;
  /** Where the focus was, and returns to. */
  #cameFrom: Element | null = null;
  #title = '';

  /** For `{@attach}` on the cover's dialog: from now on the key works. */
  readonly watch = (dialog: HTMLDialogElement): (() => void) => {
    this.#dialog = dialog;
    // Before anything in the page can hear the key, or keep it.
    const heard = (event: KeyboardEvent) => this.#heard(event);
    window.addEventListener('keydown', heard, { capture: true });
    return () => {
      window.removeEventListener('keydown', heard, { capture: true });
      this.#dialog = undefined;
      this.isOn = false;
    };
  };

  /** Hides everything before this returns. */
  show(): void {
    if (!this.#dialog || this.isOn) return;
    // Who covers again at once is still on the cover: they came from where they came from before.
    if (!this.#dialog.contains(document.activeElement)) this.#cameFrom = document.activeElement;
    this.#raise(this.#dialog);
    this.#title = document.title;
    document.title = say('app.name');
    this.isOn = true;
  }

  /** Shows everything as it was, with the focus where it was; at the page's heading when that place is gone. */
  async hide(): Promise<void> {
    if (!this.#dialog || !this.isOn) return;
    for (const other of document.querySelectorAll('dialog[open]')) other.removeAttribute('inert');
    this.#dialog.close();
    // The page puts its own title there when that has changed meanwhile.
    document.title = this.#title;
    this.isOn = false;
    await tick();
    const place = this.#cameFrom;
    if (place instanceof HTMLElement && place.isConnected && place !== document.body) await this.#giveFocusTo(place);
    else focusHeading();
  }

  /** WebKit takes the focus only once what was inert has been drawn as no longer so. */
  async #giveFocusTo(place: HTMLElement): Promise<void> {
    for (let frame = 0; frame < framesUntilFocus && !this.isOn; frame += 1) {
      place.focus({ preventScroll: true });
      await new Promise(requestAnimationFrame);
      if (document.activeElement === place) return;
    }
  }

  /** Opens another dialog: above the page, and never above the cover. Covering later does not open it again. */
  openBelow(dialog: HTMLDialogElement): void {
    dialog.showModal();
    if (!untrack(() => this.isOn) || !this.#dialog) return;
    this.#cameFrom = document.activeElement;
    this.#dialog.close();
    this.#raise(this.#dialog);
  }

  #raise(dialog: HTMLDialogElement): void {
    dialog.showModal();
    // WebKit lets Tab into a dialog below a dialog.
    for (const other of document.querySelectorAll('dialog[open]')) other.toggleAttribute('inert', other !== dialog);
    // Not the button: who goes on typing would press it.
    dialog.querySelector<HTMLElement>('h2')?.focus();
  }

  #heard(event: KeyboardEvent): void {
    const isKey = event.key === coverKey && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    if (!isKey && !(this.isOn && event.key === 'Escape')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // A key that is held down must not cover and uncover in turn.
    if (event.repeat) return;
    if (this.isOn) void this.hide();
    else this.show();
  }
}

export const cover = new Cover();

/**
 * For `{@attach}` on a frame: keys that are pressed in a frame do not reach the page, and so not the cover. A click or a turn
 * of the wheel there leaves the keyboard with the page, at the title of the frame's section; only who goes there with Tab has
 * it in the frame, to scroll.
 */
export function keepKeysOut(frame: HTMLIFrameElement): () => void {
  let isByTab = false;
  const pressed = (event: KeyboardEvent) => (isByTab = event.key === 'Tab');
  const moved = () => (isByTab = false);
  const left = () => {
    if (isByTab) return;
    setTimeout(() => {
      if (document.activeElement !== frame) return;
      frame.closest('section')?.querySelector<HTMLElement>('h2[tabindex]')?.focus({ preventScroll: true });
    });
  };
  window.addEventListener('keydown', pressed, { capture: true });
  window.addEventListener('pointermove', moved, { capture: true });
  window.addEventListener('blur', left);
  return () => {
    window.removeEventListener('keydown', pressed, { capture: true });
    window.removeEventListener('pointermove', moved, { capture: true });
    window.removeEventListener('blur', left);
  };
}
