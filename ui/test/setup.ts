import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/svelte';
import { afterEach } from 'vitest';

// Builds run beside the tests at times; a slow machine is no failure.
configure({ asyncUtilTimeout: 5000 });
afterEach(cleanup);

// jsdom draws no dialogs; opening one is enough for what the tests ask.
HTMLDialogElement.prototype.showModal = function showModal(): void {
  this.open = true;
};

HTMLDialogElement.prototype.close = function close(): void {
  this.open = false;
};

// jsdom lays nothing out, so there is nothing to scroll to.
Element.prototype.scrollIntoView = function scrollIntoView(): void {
  this.setAttribute('data-scrolled-to', '');
};

// jsdom lays nothing out, so nothing ever changes its size.
globalThis.ResizeObserver = class implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

/** What every engine of the window has, and this one of the tests lacks: a file's text. */
if (!('text' in Blob.prototype)) {
  Object.defineProperty(Blob.prototype, 'text', {
    value(this: Blob): Promise<string> {
      return new Promise((done, failed) => {
        const reader = new FileReader();
        reader.onload = () => done(typeof reader.result === 'string' ? reader.result : '');
        reader.onerror = () => failed(new Error('the file cannot be read'));
        reader.readAsText(this);
      });
    },
  });
}
