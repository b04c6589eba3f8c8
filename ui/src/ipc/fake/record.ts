import type { CallNotesView } from '../generated/CallNotesView';
import type { FieldId } from '../generated/FieldId';
import type { FieldView } from '../generated/FieldView';
import type { IdentityView } from '../generated/IdentityView';
import type { BegunFromView } from '../generated/BegunFromView';
import type { InvitedView } from '../generated/InvitedView';
import type { FindingView } from '../generated/FindingView';
import type { KeptIn } from '../generated/KeptIn';
import type { RecheckEvery } from '../generated/RecheckEvery';
import type { RemovalView } from '../generated/RemovalView';
import type { RunView } from '../generated/RunView';
import type { SectionView } from '../generated/SectionView';
import type { SetupState } from '../generated/SetupState';
import type { SetupView } from '../generated/SetupView';
import type { StepStatus } from '../generated/StepStatus';
import type { EndingKind } from '../generated/EndingKind';
import { addressAsked, companyAsked } from './asked';
import { identityOf, type FakeWhose } from './identity';
import { note } from './findings';
import { endings, replacing, spans, type FakeGuide, type FakeSection, type FakeStep } from './guides';
import { endingOf, holdOf, isComplete, isHoldOver, offersOf, pairInWork, replacementOf, type FakePair, type FakeReplacement } from './pairs';
import type { FakePastRun } from './history';
import type { FakeSeen } from './returning';

/** One setup as the fake remembers it. Of a key it keeps what the real shell would show, never the key. */
export interface FakeRecord {
  id: string;
  guide: FakeGuide;
  isPractice: boolean;
  role: string | null;
  features: string[];
  isAnswered: boolean;
  currentStep: string;
  typed: Record<FieldId, string>;
  marked: Set<string>;
  keys: FakePair;
  keptIn: KeptIn;
  /** What opens the sealed file; none where there is no such file. */
  sealedWith: string | null;
  isFileOpen: boolean;
  replacement: FakeReplacement | null;
  ending: EndingKind | null;
  removal: RemovalView | null;
  handOffPassphrase: string | null;
  fieldCheck: FindingView | null;
  offeredHost: string | null;
  lastRun: RunView | null;
  lastReport: string | null;
  /** How often Onramp tests it by itself. */
  recheck: RecheckEvery | null;
  /** Every test that was kept, the newest first. */
  pastRuns: FakePastRun[];
  callNotes: CallNotesView;
  isArchived: boolean;
  /** What the person said of the company that answered; unasked in most tests. */
  whose: FakeWhose;
  invite: InvitedView | null;
  begunFrom: BegunFromView | null;
  arrivedAt: string | null;
  /** How it stood when the person last came back; none until they first do. */
  seen: FakeSeen | null;
}

export function newRecord(id: string, guide: FakeGuide, isPractice: boolean): FakeRecord {
  return {
    id, guide, isPractice, role: null, features: [], isAnswered: false, currentStep: 'choices',
    typed: { 'company-id': '', address: '' }, marked: new Set(), keys: {}, keptIn: isPractice ? 'memory' : 'keychain',
    sealedWith: null, isFileOpen: false, replacement: null, ending: null, removal: null, handOffPassphrase: null, fieldCheck: null,
    offeredHost: null, lastRun: null, lastReport: null, callNotes: { written: [], draft: '', longest: 1000 }, seen: null, isArchived: false, whose: 'confirmed', invite: null, begunFrom: null, arrivedAt: null, pastRuns: [], recheck: null,
  };
}

export function viewOf(record: FakeRecord): SetupView {
  const { guide } = record;
  const identity: IdentityView = identityOf(record);
  const forVendor = (field: FieldView): FieldView => ({
    ...field,
    valueForVendor: identity.state === 'stopped' ? null : field.valueForVendor,
    isFromInvite: (record.invite ?? record.begunFrom) !== null && field.typed !== '',
  });
  return {
    id: record.id,
    isPractice: record.isPractice,
    guide: guide.card,
    company: record.fieldCheck?.outcome === 'passed' ? 'ACME MSP' : record.typed['company-id'] || null,
    state: stateOf(record),
    stateWords: stateWordsOf(record),
    choices: {
      roleQuestion: 'Which role will the API member have?',
      roles: guide.roles.map((role) => ({ ...role, isChosen: role.id === record.role })),
      featureQuestion: 'What will you use?',
      features: guide.features.map((feature) => ({ ...feature, isChosen: record.features.includes(feature.id) })),
      isAnswered: record.isAnswered,
    },
    sections: sectionsOf(record),
    currentStep: record.currentStep,
    fields: [companyField(record.typed['company-id']), addressField(record.typed.address)].map(forVendor),
    fieldCheck: record.fieldCheck,
    offeredHost: record.offeredHost,
    permissions: record.role === 'admin' ? null : guide.permissions,
    endpoints: guide.endpoints,
    notes: guide.notes,
    lastRun: record.lastRun,
    hold: holdOf(record, plannedSteps(record)),
    replacement: replacementOf(record),
    replacementOffers: offersOf(record),
    ending: endingOf(record),
    lastReport: record.lastReport,
    callNotes: { ...record.callNotes },
    identity,
    invite: record.invite,
    begunFrom: record.begunFrom,
    arrivedAt: record.arrivedAt,
  };
}

/** True when another company answered than the one that is meant. */
const isStopped = (record: FakeRecord) => identityOf(record).state === 'stopped';

const hasAllItNeeds = (run: RunView) => run.isConnected && run.permissions?.isFreeOfProblems !== false;

export function stateOf(record: FakeRecord): SetupState {
  if (record.ending) return record.removal ? 'finished' : 'in-progress';
  if (isStopped(record)) return 'problem';
  if (record.lastRun && hasAllItNeeds(record.lastRun)) return 'connected';
  if (record.lastRun && !record.lastRun.wasCancelled) return 'problem';
  return record.isAnswered ? 'in-progress' : 'not-started';
}

export function stateWordsOf(record: FakeRecord): string {
  if (record.ending && record.removal) return record.ending === 'finished' ? 'Finished' : 'Disconnected';
  const words: Record<SetupState, string> = {
    'not-started': 'Not started',
    'in-progress': 'In progress',
    'waiting-for-specialist': 'Waiting for your specialist',
    problem: 'Test found a problem',
    connected: 'Connected',
    finished: 'Finished',
  };
  return words[stateOf(record)];
}

/** What is left of the guide, and after it the sections of a replacement and of an end. */
function plannedSections(record: FakeRecord): FakeSection[] {
  const isLeft = (step: FakeStep) => !(step.onlyForOwnRole && record.role === 'admin');
  const sections = record.guide.sections.map((section) => ({ ...section, steps: section.steps.filter(isLeft) }));
  if (record.replacement) sections.push(replacing);
  if (record.ending) sections.push(endings[record.ending]);
  return sections;
}

const plannedSteps = (record: FakeRecord) => plannedSections(record).flatMap((section) => section.steps);

export function sectionsOf(record: FakeRecord): SectionView[] {
  return plannedSections(record).map((section) => ({
    ...section,
    steps: section.steps.map((step) => {
      const status = statusOf(record, section.letter, step);
      const isHeld = step.closesPage && status !== 'done' && !isHoldOver(record);
      const isKeptBack = isHeld || (step.place === 'vendor' && status !== 'done' && isStopped(record));
      return { ...step, status, statusWords: statusWords(status, step.isMarkedByPerson), isHeld, isMarkedByPerson: step.isMarkedByPerson && !isKeptBack };
    }),
  }));
}

function statusOf(record: FakeRecord, section: string, step: FakeStep): StepStatus {
  const { gate } = record.guide;
  const isBehindGate = gate !== null && !record.marked.has(gate.step);
  if (isBehindGate && (gate.section === section || gate.step === step.id)) return 'waiting-for-specialist';
  if (step.isMarkedByPerson) return record.marked.has(step.id) ? 'done' : 'to-do';
  const pair = step.isOfReplacement ? pairInWork(record) : record.keys;
  switch (step.part) {
    case 'choices':
      return record.isAnswered ? 'done' : 'to-do';
    case 'fields':
      if (record.fieldCheck === null) return 'to-do';
      return record.fieldCheck.outcome === 'passed' && !isStopped(record) ? 'done' : 'problem';
    case 'keys':
      return isComplete(pair) ? 'done' : 'to-do';
    case 'test':
      if (step.isOfReplacement && record.replacement?.hasTakenOver) return 'done';
      if (step.isOfReplacement && !isComplete(pair)) return 'to-do';
      if (isStopped(record)) return 'problem';
      return record.lastRun === null || record.lastRun.wasCancelled ? 'to-do' : hasAllItNeeds(record.lastRun) ? 'done' : 'problem';
    case 'report':
      return record.lastReport === null ? 'to-do' : 'done';
    case 'removal':
      return record.removal && !record.keys.public && !record.keys.private ? 'done' : 'to-do';
    case 'permissions':
    case 'endpoints':
    case 'handover':
    case null:
      return 'to-do';
  }
}

function statusWords(status: StepStatus, isMarkedByPerson: boolean): string {
  switch (status) {
    case 'done':
      return isMarkedByPerson ? 'Done: you said so' : 'Done: Onramp checked it';
    case 'to-do':
      return 'To do';
    case 'waiting-for-specialist':
      return 'Waiting for your specialist';
    case 'problem':
      return 'There is a problem';
  }
}

const companyNameNote = note('company-id-looks-like-name', 'This looks like a name', 'A Company ID has no spaces.', 'Use the text of the Company field on the sign-in page.');
const addressNote = note('address-not-an-address', 'This is no address', 'Onramp cannot read this as an address.', 'Copy the address from your browser.');
const cleanedNote = note('address-cleaned', 'Onramp took the host', 'The rest of the address is not needed.');

function companyField(typed: string): FieldView {
  const isName = typed.includes(' ');
  return {
    id: 'company-id',
    label: 'Company ID',
    ...companyAsked,
    help: [spans('The text in the [Company] field of your ConnectWise sign-in page.')],
    typed,
    verdict: typed === '' ? 'empty' : isName ? 'invalid' : 'valid',
    notes: isName ? [companyNameNote] : [],
    readAs: isName || typed === '' ? null : typed,
    valueForVendor: isName || typed === '' ? null : typed,
    isFromInvite: false,
  };
}

function addressField(typed: string): FieldView {
  const host = /^(?:https?:\/\/)?([\w-]+(?:\.[\w-]+)*(?::\d+)?)(?:\/.*)?$/.exec(typed.trim())?.[1] ?? null;
  const isCleaned = host !== null && host !== typed;
  return {
    id: 'address',
    label: 'ConnectWise API URL',
    ...addressAsked,
    help: [spans('The address that you use to sign in to ConnectWise.')],
    typed,
    verdict: typed === '' ? 'empty' : host === null ? 'invalid' : isCleaned ? 'valid-with-notes' : 'valid',
    notes: typed === '' ? [] : host === null ? [addressNote] : isCleaned ? [cleanedNote] : [],
    readAs: host,
    valueForVendor: host,
    isFromInvite: false,
  };
}
