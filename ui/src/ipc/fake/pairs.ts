import type { CopiedWhat } from '../generated/CopiedWhat';
import type { CopyView } from '../generated/CopyView';
import type { EndingView } from '../generated/EndingView';
import type { HoldState } from '../generated/HoldState';
import type { HoldView } from '../generated/HoldView';
import type { KeptIn } from '../generated/KeptIn';
import type { KeySlot } from '../generated/KeySlot';
import type { KeysView } from '../generated/KeysView';
import type { Note } from '../generated/Note';
import type { ReplacementReason } from '../generated/ReplacementReason';
import type { ReplacementView } from '../generated/ReplacementView';
import type { SlotView } from '../generated/SlotView';
import type { StoreRemedy } from '../generated/StoreRemedy';
import { note } from './findings';
import type { FakeStep } from './guides';
import type { FakeRecord } from './record';

/** What the fake remembers of one pair: what may be shown of its keys, and whether it has signed in. */
export interface FakePair {
  public?: SlotView;
  private?: SlotView;
  provedAt?: string;
  releasedAt?: string;
}

export interface FakeReplacement {
  reason: ReplacementReason;
  oldLastFour: string | null;
  next: FakePair;
  hasTakenOver: boolean;
}

/** Both keys of 16 characters, the public one ending in `lastFour`. */
export function savedPair(lastFour: string): FakePair {
  return {
    public: { slot: 'public', isSaved: true, length: 16, lastFour },
    private: { slot: 'private', isSaved: true, length: 16, lastFour: null },
  };
}

export const now = '2026-11-21T10:15:00Z';

export function pairInWork(record: FakeRecord): FakePair {
  return record.replacement && !record.replacement.hasTakenOver ? record.replacement.next : record.keys;
}

const isAnyCaptured = (pair: FakePair) => pair.public !== undefined || pair.private !== undefined;
export const isComplete = (pair: FakePair) => pair.public !== undefined && pair.private !== undefined;

export function isHoldOver(record: FakeRecord): boolean {
  const { provedAt, releasedAt } = pairInWork(record);
  return provedAt !== undefined || releasedAt !== undefined;
}

export function holdOf(record: FakeRecord, steps: FakeStep[]): HoldView {
  const pair = pairInWork(record);
  const state: HoldState =
    pair.provedAt ? 'proved' : pair.releasedAt ? 'overridden' : isAnyCaptured(pair) ? 'held' : 'nothing-yet';
  const isAtTheKeys = steps.some((step) => step.id === record.currentStep && step.part === 'keys');
  const isPageOpen = steps.some((step) => step.closesPage && !record.marked.has(step.id));
  return { state, since: pair.provedAt ?? pair.releasedAt ?? null, isShown: isPageOpen && (state !== 'nothing-yet' || isAtTheKeys) };
}

/** The pair in work has signed in; while a replacement is under way it so takes the old one's place. */
export function prove(record: FakeRecord): void {
  pairInWork(record).provedAt ??= now;
  if (!record.replacement || record.replacement.hasTakenOver) return;
  record.keys = record.replacement.next;
  record.replacement = { ...record.replacement, next: {}, hasTakenOver: true };
}

export function replacementOf({ replacement }: FakeRecord): ReplacementView | null {
  if (!replacement) return null;
  const { reason, oldLastFour, hasTakenOver } = replacement;
  return { reason, oldLastFour, hasTakenOver, section: 'R' };
}

/** Why a second pair may be begun now. */
export function offersOf(record: FakeRecord): ReplacementReason[] {
  if (record.ending) return record.ending === 'finished' && record.removal ? ['rotation'] : [];
  if (record.replacement && !record.replacement.hasTakenOver) return [];
  const isWhole = isComplete(record.keys);
  const lost: ReplacementReason[] = isWhole && record.keys.provedAt ? [] : ['lost'];
  return isWhole ? [...lost, 'rotation'] : lost;
}

export function endingOf({ ending, removal }: FakeRecord): EndingView | null {
  return ending && { kind: ending, section: 'Z', removal };
}

const sealedFileLocked = note('sealed-file-locked', 'The file with the keys is sealed', 'The keys of this setup lie in a file that your passphrase opens.', 'Enter the passphrase.');
const sealedFileStays = note('sealed-file-stays', 'A sealed file with other keys stays', 'Onramp left keys/one.age as it was.', 'Open the file before you paste another pair.');
const places: Record<KeptIn, string> = {
  keychain: 'Secret Service (GNOME Keyring)',
  memory: 'memory, until Onramp closes',
  'sealed-file': 'a file sealed with your passphrase',
};

function problemOf(record: FakeRecord, keychainProblem: Note | null): Note | null {
  switch (record.keptIn) {
    case 'keychain':
      return keychainProblem;
    case 'memory':
      return null;
    case 'sealed-file':
      return record.isFileOpen ? null : sealedFileLocked;
  }
}

function remediesOf(problem: Note | null): StoreRemedy[] {
  if (problem === null) return [];
  if (problem.code === 'sealed-file-locked') return ['open-sealed-file', 'keep-in-memory'];
  if (problem.code === 'sealed-file-unreachable') return ['try-again', 'open-sealed-file', 'keep-in-memory'];
  const others: StoreRemedy[] = ['keep-in-sealed-file', 'keep-in-memory'];
  return problem.code === 'keychain-locked' ? ['unlock', ...others] : others;
}

/** A sealed file stays where it was when the keys are kept elsewhere. */
function leftFileOf(record: FakeRecord): Note | null {
  return record.sealedWith !== null && record.keptIn !== 'sealed-file' ? sealedFileStays : null;
}

function openOf(record: FakeRecord): StoreRemedy[] {
  return leftFileOf(record) !== null && !isAnyCaptured(pairInWork(record)) ? ['open-sealed-file'] : [];
}

export function keysOf(record: FakeRecord, keychainProblem: Note | null): KeysView {
  const empty = (slot: KeySlot): SlotView => ({ slot, isSaved: false, length: null, lastFour: null });
  const pair = pairInWork(record);
  const problem = problemOf(record, keychainProblem);
  const hasFields = record.typed['company-id'] !== '' && record.typed.address !== '';
  return {
    public: pair.public ?? empty('public'),
    private: pair.private ?? empty('private'),
    fingerprint: isComplete(pair) && hasFields ? (pair === record.keys ? '7F2K-9QWM-3XHT-V0PA' : 'B4NZ-0C8R-6TYE-K1HD') : null,
    place: places[record.keptIn],
    keptIn: record.keptIn,
    keychainProblem: problem,
    leftFile: leftFileOf(record),
    remedies: [...openOf(record), ...remediesOf(problem)],
    isComplete: isComplete(pair),
    wasRemoved: record.removal !== null && !isAnyCaptured(pair),
  };
}

const lifetimeMs = 60_000;
const longestMs = 600_000;

/** What the fake's clipboard holds for a while. Its time is the system's, so that fake timers move it. */
export class FakeCopy {
  #copied: { what: CopiedWhat; beganAt: number; endsAt: number } | null = null;

  begin(what: CopiedWhat): CopyView {
    const beganAt = Date.now();
    this.#copied = { what, beganAt, endsAt: beganAt + lifetimeMs };
    return { what, secondsLeft: lifetimeMs / 1000, canExtend: true };
  }

  status(): CopyView | null {
    if (this.#copied === null || this.#copied.endsAt <= Date.now()) return null;
    const { what, beganAt, endsAt } = this.#copied;
    return { what, secondsLeft: Math.ceil((endsAt - Date.now()) / 1000), canExtend: endsAt + lifetimeMs <= beganAt + longestMs };
  }

  extend(): CopyView | null {
    if (this.status()?.canExtend && this.#copied) this.#copied.endsAt += lifetimeMs;
    return this.status();
  }

  clear(): null {
    this.#copied = null;
    return null;
  }
}
