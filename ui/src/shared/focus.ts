/** For `{@attach}`: moves the focus to an element when it appears, so that the next key press starts there. */
export function takeFocus(element: HTMLElement): void {
  element.focus();
}
