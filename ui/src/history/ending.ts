import type { PastEnding } from '../ipc/generated/PastEnding';
import type { IconName } from '../shared/icon';
import type { WordKey } from '../words';

/** The mark of a test as a whole; its summary says the same in words. */
export const endingIcons: Record<PastEnding, IconName> = { passed: 'done', problem: 'problem', stopped: 'none' };

/** The same in a word or two. */
export const endingWords: Record<PastEnding, WordKey> = {
  passed: 'history.ending.passed',
  problem: 'history.ending.problem',
  stopped: 'history.ending.stopped',
};
