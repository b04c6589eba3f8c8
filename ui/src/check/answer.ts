import type { ReadAnswer } from '../ipc/generated/ReadAnswer';
import type { IconName } from '../shared/icon';
import type { WordKey } from '../words';

export const answerIcons: Record<ReadAnswer, IconName> = {
  answered: 'done',
  empty: 'unsure',
  refused: 'problem',
  'no-answer': 'warning',
  'not-asked': 'open',
};

export const answerWords: Record<ReadAnswer, WordKey> = {
  answered: 'read.answered',
  empty: 'read.empty',
  refused: 'read.refused',
  'no-answer': 'read.noAnswer',
  'not-asked': 'read.notAsked',
};
