import type { ChangeKind } from '../generated/ChangeKind';
import type { SetupReturn } from '../generated/SetupReturn';
import type { StepStatus } from '../generated/StepStatus';
import { now } from './pairs';
import { viewOf, type FakeRecord } from './record';

/** How every step stood when the person last came back. */
export interface FakeSeen {
  at: string;
  steps: Map<string, StepStatus>;
}

function kindOf(before: StepStatus | undefined, after: StepStatus): ChangeKind | null {
  if (before === after) return null;
  if (after === 'done') return 'done';
  if (before === undefined) return 'new';
  if (after === 'problem') return 'problem';
  if (before === 'done') return 'no-longer-done';
  return after === 'waiting-for-specialist' ? 'waits' : 'may-go-on';
}

/** Tells what changed since the last time, and remembers how it stands. */
export function comeBack(record: FakeRecord): SetupReturn {
  const view = viewOf(record);
  const { seen } = record;
  const steps = view.sections.flatMap((section) => section.steps);
  record.seen = { at: now, steps: new Map(steps.map((step) => [step.id, step.status])) };
  const changes = steps.flatMap((step) => {
    const untouched = step.status === 'waiting-for-specialist' ? step.status : 'to-do';
    const kind = kindOf(seen ? seen.steps.get(step.id) : untouched, step.status);
    return kind ? [{ step: step.id, code: step.code, title: step.title, kind, statusWords: step.statusWords }] : [];
  });
  return { view, since: seen?.at ?? null, changes };
}
