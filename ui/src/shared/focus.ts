/** For `{@attach}`: moves the focus to an element when it appears, so that the next key press starts there. */
export function takeFocus(element: HTMLElement): void {
  element.focus();
}

/**
 * Scrolls a list that scrolls by itself so that its current entry (`aria-current`) is in the middle; never the page.
 * The list's own ends may be covered, or below the window, so being inside the list is not being seen.
 */
export function showCurrent(list: HTMLElement): void {
  const current = list.querySelector('[aria-current]')?.getBoundingClientRect();
  if (!current) return;
  const frame = list.getBoundingClientRect();
  list.scrollTop += (current.top + current.bottom - frame.top - frame.bottom) / 2;
}

/** Moves the focus to the heading of what is shown, where what had it is gone. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
}

/** For `{@attach}`: brings an element to the middle of the window and moves the focus there. */
export function pointOut(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
}

/**
 * For `{@attach}`, on what holds the page's content: what has the keyboard's focus is in the window, wherever it moves and
 * whatever comes in above it. WebKitGTK forgets to scroll to the focus when something else changes at that moment, and has
 * no scroll anchoring. What the person scrolled away stays away.
 */
export function keepFocusInView(content: HTMLElement): () => void {
  let isScrolledAway = false;
  let frame = 0;
  const show = () => {
    frame = 0;
    const focused = content.querySelector(':focus-visible');
    if (!isScrolledAway) focused?.scrollIntoView({ block: 'nearest' });
  };
  // WebKit scrolls with the next frame, where it does.
  const showSoon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => (frame = requestAnimationFrame(show)));
  };
  const moved = () => {
    isScrolledAway = false;
    showSoon();
  };
  const scrolled = () => {
    // Not the person's doing, but the way to the focus before.
    if (frame) return;
    const box = document.activeElement?.getBoundingClientRect();
    isScrolledAway = !!box && (box.bottom <= 0 || box.top >= innerHeight);
  };
  const grown = new ResizeObserver(showSoon);
  grown.observe(content);
  content.addEventListener('focusin', moved);
  addEventListener('scroll', scrolled, { passive: true });
  return () => {
    cancelAnimationFrame(frame);
    grown.disconnect();
    content.removeEventListener('focusin', moved);
    removeEventListener('scroll', scrolled);
  };
}
