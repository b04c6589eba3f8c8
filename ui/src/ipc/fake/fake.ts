import type { Answers, CommandName, Takes } from '../contract';
import type { CaptureView } from '../generated/CaptureView';
import type { Check } from '../generated/Check';
import type { Code } from '../generated/Code';
import type { FindingView } from '../generated/FindingView';
import type { DeskFileView } from '../generated/DeskFileView';
import type { InviteView } from '../generated/InviteView';
import type { ReceivedView } from '../generated/ReceivedView';
import type { KeySlot } from '../generated/KeySlot';
import type { Note } from '../generated/Note';
import type { PermissionRunView } from '../generated/PermissionRunView';
import type { PracticeView } from '../generated/PracticeView';
import type { SettingsView } from '../generated/SettingsView';
import type { SetupView } from '../generated/SetupView';
import type { UnreadableSetup } from '../generated/UnreadableSetup';
import type { ProgressListener, Transport } from '../transport';
import { callOf } from './call';
import { boxesOf, permissionRunOf, progressOf } from './boxes';
import { finding, findingsOf, swappedFindings, note, runOf } from './findings';
import { mspProcess, phin, terms } from './guides';
import { notices } from './notices';
import type { writtenWithGaps } from './desk';
import { deskOf } from './desk';
import { failure } from './failure';
import { inviteOf } from './invite';
import { receivedOf } from './received';
import { historyOf, keepRun } from './history';
import { homeOf } from './home';
import { lifeOf, type Handler, type Handlers } from './life';
import { FakePractice } from './practice';
import { FakeCopy, keysOf, pairInWork, prove } from './pairs';
import { newRecord, sectionsOf, viewOf, type FakeRecord } from './record';
import { comeBack } from './returning';
import { FakeUpdates, settingsOf } from './settings';

export { failure };

export const keychainLocked = note('keychain-locked', 'The keychain is locked', 'The keychain of this computer is locked, so no key can be saved.', 'Unlock it.');
export const keychainMissing = note('keychain-missing', 'There is no keychain here', 'Onramp found no place that keeps keys for good.', 'Keep the keys until Onramp closes, or set up a keychain and open Onramp again.');
const wrongShape = note('key-wrong-shape', 'This is no key', 'A key is a single word of 16 letters and digits.', 'Copy the key from ConnectWise and paste it again.');
/** What a system says that has no history of its own and does not tell which programs remember what is copied. */
export const offTheClipboard = [
  note('copy-cleared', 'The key is off the clipboard', 'Onramp took the key off the clipboard, so that it cannot be pasted anywhere by mistake.'),
  note('copy-manager-unknown', 'Do you use a clipboard manager?', 'Onramp cannot tell whether a program on this computer remembers what is copied.', 'If you use one, open its list and delete the key there. If you do not know of one, there is nothing to do.'),
];
const trimmed = note('key-trimmed', 'Spaces were cut off', 'There was a space around the key. Onramp took it off.');

/** An Onramp without a core, for tests and for drawing screens. What it is asked for is kept in `calls`. */
export class FakeOnramp implements Transport {
  records: FakeRecord[] = [];
  unreadable: UnreadableSetup[] = [];
  clipboard = '';
  /** What is said of the clipboard after a key was taken from it. */
  afterCapture: Note[] = [];
  keychainProblem: Note | null = null;
  failsAt: Check | null = null;
  areSwapped = false;
  failsWith: Code = 'keys-rejected';
  companyIsElsewhere = false;
  rungMs = 0;
  readMs = 0;
  /** What the role lacks: the box, and what a check finds there. */
  lacks = new Map<string, Code>();
  /** What a check finds about the role and its member. */
  whole: FindingView[] = [];
  /** The next call of a command is rejected with this. */
  failNext = new Map<CommandName, unknown>();
  calls: { command: CommandName; takes: unknown }[] = [];
  practice = new FakePractice();
  updates = new FakeUpdates();
  settings: SettingsView = { integrationIdSource: 'built-in', integrationIdTyped: '', integrationIdNote: null, version: '0.1.0' };

  /** What lies on the clipboard for a while. */
  copy = new FakeCopy();
  /** The person's answer to the system's window. */
  untilUnlocked: Promise<void> = Promise.resolve();
  vendorRecipient: string | null = null;
  /** What `screen_protect` was last told, and whether this system can do it. */
  isProtected = false;
  hidesScreen = true;
  isPresenting = false;

  /** What waits to be looked at, and what was written. */
  waiting: InviteView | null = null;
  opened: InviteView | null = null;
  /** A report that waits to be looked at, the one that is open, and those that are kept. */
  waitingReport: ReceivedView | null = null;
  openedReport: ReceivedView | null = null;
  reports: ReceivedView[] = [];
  /** A desk's file that waits to be looked at, the one that is open, and what an export cannot take along. */
  waitingDesk: DeskFileView | null = null;
  openedDesk: DeskFileView | null = null;
  deskGaps: Partial<typeof writtenWithGaps> = {};
  /** The setup that is due to be tested by itself, if one is. */
  due: string | null = null;

  #isCancelled = false;
  #lastId = 0;

  async call<C extends CommandName>(command: C, takes: Takes<C>, onProgress?: ProgressListener): Promise<Answers<C>> {
    this.calls.push({ command, takes });
    await Promise.resolve();
    if (this.failNext.has(command)) {
      const reason = this.failNext.get(command);
      this.failNext.delete(command);
      throw reason;
    }
    const handle: Handler<C> = this.#handlers[command];
    return handle(takes, onProgress);
  }

  previewAddress(previewId: string): string {
    return `data:text/html,${encodeURIComponent(`<h1>Report ${previewId}</h1><p>A preview.</p>`)}`;
  }

  record(id: string): FakeRecord {
    const record = this.records.find((one) => one.id === id);
    if (!record) throw failure('setup-not-found', 'This setup is gone');
    return record;
  }

  create(guide: string, isPractice: boolean): FakeRecord {
    const record = newRecord(`setup-${++this.#lastId}`, guide === 'phin' ? phin : mspProcess, isPractice);
    this.records = [record, ...this.records];
    return record;
  }

  /** Takes any text for the key pair's slot, the way the core would: a verdict, and never the text again. */
  capture(id: string, slot: KeySlot, text: string): CaptureView {
    const record = this.record(id);
    const key = text.trim();
    const isKey = /^[A-Za-z0-9]{8,}$/.test(key);
    if (isKey) {
      pairInWork(record)[slot] = { slot, isSaved: true, length: key.length, lastFour: slot === 'public' ? key.slice(-4) : null };
    }
    const notes = isKey ? [...(key === text ? [] : [trimmed]), ...this.afterCapture] : [wrongShape];
    return { isSaved: isKey, notes, keys: keysOf(record, this.keychainProblem) };
  }

  #change(id: string, change: (record: FakeRecord) => void): SetupView {
    const record = this.record(id);
    change(record);
    return viewOf(record);
  }

  async #run(id: string, onlyFailed: boolean, onProgress?: ProgressListener): Promise<SetupView> {
    this.#isCancelled = false;
    const record = this.record(id);
    const earlier = onlyFailed ? (record.lastRun?.permissions ?? null) : null;
    const findings = earlier ? (record.lastRun?.findings ?? []) : await this.#climb(onProgress);
    const isThrough = findings.every((one) => one.outcome === 'passed');
    const permissions = isThrough ? await this.#read(record, earlier, onProgress) : null;
    if (findings.some((one) => one.check === 'keys' && one.outcome === 'passed')) prove(record);
    record.lastRun = runOf(findings, this.#wasStopped(), permissions);
    keepRun(record, record.lastRun, '21 November 2026, 11:15 (UTC+01:00)');
    return viewOf(record);
  }

  async #climb(onProgress?: ProgressListener): Promise<FindingView[]> {
    const findings = this.areSwapped ? swappedFindings() : findingsOf(this.failsAt, this.failsWith);
    for (const [place, one] of findings.entries()) {
      if (one.outcome !== 'not-run') onProgress?.({ kind: 'started', check: one.check, title: one.title });
      await new Promise((done) => setTimeout(done, this.rungMs));
      if (this.#wasStopped()) findings[place] = finding(one.check, 'not-run');
      onProgress?.({ kind: 'ended', finding: findings[place] ?? one });
    }
    return findings;
  }

  async #read(record: FakeRecord, earlier: PermissionRunView | null, onProgress?: ProgressListener): Promise<PermissionRunView> {
    const sheet = record.guide.permissions;
    const isOpen = (permission: string) => earlier?.boxes.find((box) => box.permission === permission)?.outcome !== 'passed';
    const asked = boxesOf(sheet).filter((box) => isOpen(box.permission));
    const role = new Map(this.lacks);
    for (const [place, progress] of progressOf(asked, role).entries()) {
      await new Promise((done) => setTimeout(done, this.readMs));
      if (this.#wasStopped()) for (const box of asked.slice(place)) role.set(box.permission, 'not-run-cancelled');
      if (this.#wasStopped()) break;
      onProgress?.(progress);
    }
    return permissionRunOf(sheet, role, this.whole, earlier);
  }

  /** A method, since the compiler takes a field to be unchanged across an `await`. */
  #wasStopped(): boolean {
    return this.#isCancelled;
  }

  /** What is broken in practice is what a check finds. */
  #practised(): PracticeView {
    this.failsAt = this.practice.broken.has('wrong-keys') ? 'keys' : null;
    this.areSwapped = this.practice.broken.has('swapped-keys');
    this.lacks = new Map([...this.practice.boxes].map(([box, change]) => [box, change === 'my' ? 'permission-level-too-low' : 'permission-missing']));
    return this.practice.view();
  }

  readonly #handlers: Handlers = {
    guide_list: () => [mspProcess.card, phin.card],
    guide_terms: () => terms,
    notice_list: () => notices,
    ...homeOf(this),
    setup_create: ({ guide, isPractice }) => viewOf(this.create(guide, isPractice)),
    setup_open: ({ id }) => viewOf(this.record(id)),
    setup_return: ({ id }) => comeBack(this.record(id)),
    setup_delete: ({ id }) => {
      this.copy.clear();
      this.records = this.records.filter((record) => record.id !== id);
      this.unreadable = this.unreadable.filter((setup) => setup.id !== id);
      return null;
    },
    setup_choose: ({ id, role, features, isAnswered }) =>
      this.#change(id, (record) => Object.assign(record, { role, features, isAnswered: isAnswered && role !== null })),
    setup_field_set: ({ id, field, typed }) =>
      this.#change(id, (record) => {
        record.typed[field] = typed;
        record.fieldCheck = null;
      }),
    setup_step_go: ({ id, step }) => this.#change(id, (record) => (record.currentStep = step)),
    setup_step_mark: ({ id, step, isDone }) =>
      this.#change(id, (record) => {
        const { gate } = record.guide;
        const isBehindGate = sectionsOf(record).some((section) => section.letter === gate?.section && section.steps.some((one) => one.id === step));
        const isHeld = sectionsOf(record).some((section) => section.steps.some((one) => one.id === step && one.isHeld));
        if (isDone && isHeld) throw failure('step-held', 'Not yet: the keys have not signed in');
        if (gate && isBehindGate && !record.marked.has(gate.step)) throw failure('step-waits-for-specialist', 'This step waits for your specialist');
        if (isDone) record.marked.add(step);
        else record.marked.delete(step);
      }),
    setup_company_find: ({ id }) =>
      this.#change(id, (record) => {
        record.fieldCheck = finding('company', this.companyIsElsewhere ? 'failed' : 'passed');
        record.offeredHost = this.companyIsElsewhere ? 'eu.myconnectwise.net' : null;
      }),
    setup_host_take: ({ id }) =>
      this.#change(id, (record) => {
        record.typed.address = record.offeredHost ?? record.typed.address;
        record.offeredHost = null;
        record.fieldCheck = finding('company', 'passed');
      }),
    keys_status: ({ id }) => keysOf(this.record(id), this.keychainProblem),
    keys_capture: ({ id, slot }) => this.capture(id, slot, this.clipboard),
    keys_capture_typed: ({ id, slot, text }) => this.capture(id, slot, text),
    keys_keep_in_memory: ({ id }) => {
      const record = this.record(id);
      if (record.keptIn === 'sealed-file') record.keys = {};
      record.keptIn = 'memory';
      return keysOf(record, this.keychainProblem);
    },
    keys_forget: ({ id }) => {
      this.copy.clear();
      const record = this.record(id);
      if (record.replacement && !record.replacement.hasTakenOver) record.replacement.next = {};
      else record.keys = {};
      return keysOf(record, this.keychainProblem);
    },
    keys_swap: ({ id }) => {
      const record = this.record(id);
      this.areSwapped = false;
      record.lastRun = null;
      return viewOf(record);
    },
    ...lifeOf(this),
    ...callOf(this),
    ...deskOf(this),
    ...settingsOf(this),
    ...inviteOf(this),
    ...receivedOf(this),
    ...historyOf(this),
    check_run: ({ id, onlyFailed }, onProgress) => this.#run(id, onlyFailed, onProgress),
    check_cancel: () => {
      this.#isCancelled = true;
      return null;
    },
    report_preview: ({ id }) => ({ id, folder: '/home/sam/Documents', fileNames: ['pdf', 'html', 'json'].map((ending) => `onramp-phin-acme.${ending}`) }),
    report_write: ({ id, folder }) => {
      const paths = ['pdf', 'html', 'json'].map((ending) => `${folder}/onramp-phin-acme.${ending}`);
      this.record(id).lastReport = paths[0] ?? null;
      return { paths, reportId: '4f1c-09ab' };
    },
    practice_status: () => this.practice.view(),
    practice_scenario_set: ({ scenario, isOn }) => {
      this.practice.setScenario(scenario, isOn);
      return this.#practised();
    },
    practice_box_set: ({ permission, change }) => {
      this.practice.setBox(permission, change);
      return this.#practised();
    },
    practice_mend: () => {
      this.practice.mend();
      return this.#practised();
    },
    practice_pages_open: () => null,
    link_open: () => null,
    folder_open: () => null,
  };
}
