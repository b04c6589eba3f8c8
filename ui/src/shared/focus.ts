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
