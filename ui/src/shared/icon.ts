import type { SetupState } from '../ipc/generated/SetupState';
import type { StepStatus } from '../ipc/generated/StepStatus';

export type IconName = 'done' | 'open' | 'here' | 'waiting' | 'problem' | 'unsure' | 'none' | 'running' | 'warning' | 'info';

/** Each shape differs in outline, so that none depends on its colour. Drawn on a field of 20 by 20. */
export const strokes: Record<IconName, string> = {
  done: 'M5.5 10.5 L8.5 13.5 L14.5 6.5',
  open: '',
  here: 'M10 8 A2 2 0 1 1 9.99 8 Z',
  waiting: 'M10 5.5 V10 L13 12',
  problem: 'M10 5 V11 M10 14 V14.5',
  unsure: 'M7.5 8 C7.5 4.5 12.5 4.5 12.5 7.8 C12.5 10 10 9.8 10 12 M10 14.8 V15',
  none: 'M6 10 H14',
  running: '',
  warning: 'M10 7.5 V11.5 M10 14 V14.4',
  info: 'M10 9 V14.5 M10 5.8 V6',
};

export const filled: readonly IconName[] = ['done', 'problem'];

export const stepIcons: Record<StepStatus, IconName> = {
  done: 'done',
  'to-do': 'open',
  'waiting-for-specialist': 'waiting',
  problem: 'problem',
};

export const stateIcons: Record<SetupState, IconName> = {
  'not-started': 'open',
  'in-progress': 'open',
  'waiting-for-specialist': 'waiting',
  problem: 'problem',
  connected: 'done',
  finished: 'done',
};
