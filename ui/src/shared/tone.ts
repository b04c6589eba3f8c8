import type { IconName } from './icon';

/** How a box wants to be taken. */
export type Tone = 'info' | 'go' | 'care' | 'stop';

export const toneIcons: Record<Tone, IconName> = { info: 'info', go: 'done', care: 'warning', stop: 'problem' };
