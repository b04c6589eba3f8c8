import type { ChangeKind } from '../ipc/generated/ChangeKind';
import type { StepChange } from '../ipc/generated/StepChange';

/** What needs the person comes first. */
const order: readonly ChangeKind[] = ['problem', 'no-longer-done', 'waits', 'may-go-on', 'new', 'done'];

/** The changes of each kind, in the order in which they matter; kinds without a change are left out. */
export function byKind(changes: readonly StepChange[]): { kind: ChangeKind; steps: StepChange[] }[] {
  return order
    .map((kind) => ({ kind, steps: changes.filter((change) => change.kind === kind) }))
    .filter(({ steps }) => steps.length > 0);
}

const dayMs = 24 * 60 * 60 * 1000;

/** How many whole days lie between two moments (the first in RFC 3339, the second in milliseconds). */
export function daysSince(at: string, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - new Date(at).getTime()) / dayMs));
}
