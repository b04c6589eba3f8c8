/** For `{@attach}`: moves the focus to an element when it appears, so that the next key press starts there. */
export function takeFocus(element: HTMLElement): void {
  element.focus();
}

/** Scrolls a list that scrolls by itself so far that its current entry (`aria-current`) is in view; never the page. */
export function showCurrent(list: HTMLElement): void {
  const current = list.querySelector('[aria-current]')?.getBoundingClientRect();
  if (!current) return;
  const frame = list.getBoundingClientRect();
  if (current.top < frame.top) list.scrollTop -= frame.top - current.top;
  else if (current.bottom > frame.bottom) list.scrollTop += current.bottom - frame.bottom;
}
