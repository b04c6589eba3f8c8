import type { HoldState } from '../ipc/generated/HoldState';
import type { IconName } from '../shared/icon';
import { whenResized } from '../shared/resized';
import type { WordKey } from '../words';

/** What the strip says of each state. */
export const holdWords = {
  'nothing-yet': { sentence: 'hold.open', why: 'hold.why' },
  held: { sentence: 'hold.open', why: 'hold.why' },
  proved: { sentence: 'hold.proved', why: null },
  overridden: { sentence: 'hold.overridden', why: 'hold.overriddenWhy' },
} as const satisfies Record<HoldState, { sentence: WordKey; why: WordKey | null }>;

export const holdIcons: Record<HoldState, IconName> = {
  'nothing-yet': 'warning',
  held: 'warning',
  proved: 'done',
  overridden: 'info',
};

/**
 * For `{@attach}`: tells the page how high the strip is, so that what stays on screen stays below it, and so does what takes
 * the focus.
 */
export function keepHeightKnown(strip: HTMLElement): () => void {
  const { style } = document.documentElement;
  const stop = whenResized(strip, () => style.setProperty('--strip-height', `${strip.offsetHeight}px`));
  return () => {
    stop();
    style.removeProperty('--strip-height');
  };
}
