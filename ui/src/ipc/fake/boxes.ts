import type { CheckProgress } from '../generated/CheckProgress';
import type { Code } from '../generated/Code';
import type { FindingView } from '../generated/FindingView';
import type { Outcome } from '../generated/Outcome';
import type { PermissionFindingView } from '../generated/PermissionFindingView';
import type { PermissionRunView } from '../generated/PermissionRunView';
import type { PermissionSheet } from '../generated/PermissionSheet';
import type { ReadView } from '../generated/ReadView';
import { note } from './findings';

/** What the fake's role lacks, box by box; what is not named here is set. */
export type FakeRole = ReadonlyMap<string, Code>;

export interface AskedBox {
  permission: string;
  place: string;
  without: string;
  isOptional: boolean;
}

export function boxesOf(sheet: PermissionSheet): AskedBox[] {
  const levels = sheet.modules.flatMap((module) =>
    module.rows.flatMap((row) =>
      row.boxes
        .filter((box) => box.asked !== 'nothing')
        .map((box) => ({
          permission: box.permission,
          place: `${module.name} › ${row.function} › ${box.column} Level`,
          without: row.reasons[0]?.without ?? '',
          isOptional: box.asked === 'all-beside-the-document',
        })),
    ),
  );
  const tables = sheet.tables.map((table) => ({
    permission: table.permission,
    place: `System › Table Setup › customize › ${table.name}`,
    without: table.reasons[0]?.without ?? '',
    isOptional: false,
  }));
  return [...levels, ...tables];
}

const outcomes: Partial<Record<Code, Outcome>> = {
  'permission-granted': 'passed',
  'permission-read-answered': 'passed',
  'permission-missing': 'failed',
  'permission-level-too-low': 'failed',
  'not-run-cancelled': 'not-run',
};
const outcomeWords: Record<Outcome, string> = { passed: 'Passed', failed: 'Failed', 'could-not-tell': 'Could not tell', 'not-needed': 'Not needed', 'not-run': 'Not run' };
const titles: Partial<Record<Code, string>> = {
  'permission-granted': 'This box is set',
  'permission-missing': 'This box is missing',
  'permission-level-too-low': 'This level is too low',
  'permission-one-of': 'One of several boxes is missing',
  'permission-suspected': 'This box is probably missing',
  'permission-not-readable': 'No read can show this box',
  'permission-nothing-to-read': 'There was nothing to read',
  'not-run-cancelled': 'Not asked',
};

const standings: Partial<Record<Code, string>> = {
  'permission-granted': 'Set',
  'permission-read-answered': 'Reading worked',
  'permission-missing': 'Missing',
  'permission-level-too-low': 'Too low',
  'permission-one-of': 'Perhaps missing',
  'permission-suspected': 'Probably missing',
  'permission-disagrees': 'Answers disagree',
  'not-run-cancelled': 'Not asked',
};
const doubtful: readonly Code[] = ['permission-one-of', 'permission-suspected', 'permission-disagrees'];

function found(sheet: PermissionSheet, box: AskedBox, code: Code, role: FakeRole): PermissionFindingView {
  const outcome = outcomes[code] ?? 'could-not-tell';
  const remedy = outcome === 'passed' ? null : `System › Security Roles › ${sheet.roleName} › ${box.place} → All`;
  return {
    permission: box.permission,
    place: box.place,
    outcome,
    outcomeWords: outcomeWords[outcome],
    standing: box.isOptional && outcome === 'failed' ? 'Not set' : (standings[code] ?? 'Not known'),
    isDoubtful: doubtful.includes(code),
    code,
    words: {
      title: titles[code] ?? code,
      happened: outcome === 'passed' ? 'ConnectWise read the role back.' : `${box.place} is not known to be set. ${box.without}`,
      why: outcome === 'passed' ? '' : 'The vendor needs it.',
      toDo: remedy === null ? '' : `Set it in ConnectWise and save the role: ${remedy}. Then press “Check these again”.`,
    },
    knownBy: outcome === 'could-not-tell' || outcome === 'not-run' ? '' : 'The role was read back',
    remedy,
    without: outcome === 'passed' || !box.without ? null : `Without it ${box.without}`,
    oneOf: code === 'permission-one-of' ? boxesOf(sheet).filter((other) => other.permission !== box.permission && role.get(other.permission) === code).map((other) => other.place) : [],
    isOptional: box.isOptional,
    facts: [{ label: 'Box', value: box.place }],
    knownAt: null,
    before: null,
  };
}

/** A permission check against a fake role; `earlier` gives the before of what has changed. */
export function permissionRunOf(sheet: PermissionSheet, role: FakeRole, whole: FindingView[] = [], earlier: PermissionRunView | null = null): PermissionRunView {
  const boxes = boxesOf(sheet).map((box) => {
    const now = found(sheet, box, role.get(box.permission) ?? 'permission-granted', role);
    const before = earlier?.boxes.find((one) => one.permission === box.permission);
    if (!before) return now;
    if (before.standing !== now.standing) return { ...now, before: `${before.standing} at 10:02` };
    return now.outcome === 'passed' ? { ...now, knownAt: 'as of 10:02' } : now;
  });
  const count = (outcome: Outcome) => boxes.filter((box) => box.outcome === outcome).length;
  const missing = boxes.filter((box) => box.outcome === 'failed' && !box.isOptional).length;
  const isOneMissing = boxes.some((box) => box.code === 'permission-one-of' && !box.isOptional);
  const isFreeOfProblems = missing === 0 && !isOneMissing && whole.every((finding) => finding.outcome !== 'failed');
  const isComplete = count('passed') === boxes.length && isFreeOfProblems;
  return {
    summary: missing > 0 ? `${missing} ${missing === 1 ? 'box is' : 'boxes are'} missing` : isOneMissing ? 'At least one box is missing' : isComplete ? 'No box is missing' : 'No box that can be seen is missing',
    isFreeOfProblems,
    passed: count('passed'),
    failed: count('failed'),
    couldNotTell: count('could-not-tell'),
    findings: whole,
    boxes,
    reads: readsOf(sheet, role),
    notes: [note('role-larger-than-needed', 'The role holds more than is needed', 'It has 2 boxes that the vendor does not ask for.', 'Nothing has to be done.')],
    canAskAgain: !isComplete,
    isPartial: earlier !== null,
  };
}

function readsOf(sheet: PermissionSheet, role: FakeRole): ReadView[] {
  return boxesOf(sheet).map((box) => {
    const isRefused = role.has(box.permission);
    return {
      path: `/${box.permission}`,
      answer: isRefused ? 'refused' : 'answered',
      words: { title: '', happened: isRefused ? 'ConnectWise said that the role does not allow this call.' : 'ConnectWise answered with at least one record.', why: '', toDo: '' },
    };
  });
}

/** The progress of reading these boxes, call by call. */
export function progressOf(boxes: AskedBox[], role: FakeRole): CheckProgress[] {
  return boxes.map((box, place) => ({
    kind: 'read',
    path: `/${box.permission}`,
    places: [box.place],
    answer: role.has(box.permission) ? 'refused' : 'answered',
    done: place + 1,
    total: boxes.length,
  }));
}
