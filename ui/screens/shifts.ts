/** One frame in which something that was already drawn stood elsewhere than in the frame before. */
export interface Shift {
  /** The layout shift score of Chromium: the share of the window that moved, times how far. */
  value: number;
  /** What moved. */
  moved: string[];
}

/** As Chromium has it; the types of the web do not know it. */
interface LayoutShift extends PerformanceEntry {
  value: number;
  sources: readonly { node: Node | null }[];
}

const isShift = (entry: PerformanceEntry): entry is LayoutShift => entry.entryType === 'layout-shift';

/** Watches what moves by itself after a screen was first drawn; only Chromium tells. */
export class Shifts {
  #entries: LayoutShift[] = [];
  #title: Element | null = null;
  #drawnAt = 0;

  constructor() {
    new PerformanceObserver((list) => this.#entries.push(...list.getEntries().filter(isShift))).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
      const title = document.querySelector('main h1');
      // Another title is another screen: it was drawn with the frame before this one.
      if (this.#title !== title) requestAnimationFrame(() => (this.#drawnAt = performance.now()));
      this.#title = title;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }

  /** Those of the screen that stands there now. */
  get seen(): Shift[] {
    const own = this.#entries.filter(({ startTime }) => startTime >= this.#drawnAt);
    return own.map(({ value, sources }) => ({ value, moved: sources.map(({ node }) => nameOf(node)) }));
  }
}

function nameOf(node: Node | null): string {
  const element = node instanceof Element ? node : node?.parentElement;
  return element ? `${element.localName} “${element.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 40)}”` : 'something that is gone';
}
