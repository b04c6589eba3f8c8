/**
 * Acts when an element appears and each time its size changes, in the frame after; answers what ends that. An act may change
 * the size of other things that are watched, which within the same frame would be a loop that the browser reports as an error.
 */
export function whenResized(element: HTMLElement, act: () => void): () => void {
  let frame = 0;
  const seen = new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(act);
  });
  seen.observe(element);
  return () => {
    seen.disconnect();
    cancelAnimationFrame(frame);
  };
}

/**
 * True for the error event by which a browser says that it tells a watched size with the next frame only. Nothing is lost by
 * it and nobody can act on it. Source: CSSWG Resize Observer, "deliver resize loop error".
 */
export function isResizeLoop({ error, message }: ErrorEvent): boolean {
  return !error && message.startsWith('ResizeObserver loop');
}
