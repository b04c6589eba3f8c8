import type { Change } from '../generated/Change';
import type { ChangeGroupView } from '../generated/ChangeGroupView';
import type { ComparedRowView } from '../generated/ComparedRowView';
import type { GroundView } from '../generated/GroundView';
import type { HistoryView } from '../generated/HistoryView';
import type { Outcome } from '../generated/Outcome';
import type { PastRunView } from '../generated/PastRunView';
import type { RunView } from '../generated/RunView';
import type { RunsComparedView } from '../generated/RunsComparedView';
import { failure } from './failure';
import { findingsOf, runOf } from './findings';
import type { FakeOnramp } from './fake';
import type { Handlers } from './life';
import { viewOf, type FakeRecord } from './record';

/** A test that the fake has kept. */
export interface FakePastRun {
  view: PastRunView;
  run: RunView;
  /** What it stood on that the test before did not. */
  grounds: GroundView[];
}

const titles: Partial<Record<Change, string>> = {
  broke: 'Worked then, and is a problem now',
  appeared: 'A problem now; then it was not known',
  'still-a-problem': 'Was a problem then, and still is',
  mended: 'Was a problem then, and is mended now',
  'newly-asked': 'Not asked then, and asked now',
  'no-longer-asked': 'Asked then, and not asked now',
  'still-fine': 'Worked then, and works now',
};
const order: Change[] = ['broke', 'appeared', 'still-a-problem', 'mended', 'newly-asked', 'no-longer-asked', 'still-fine'];

/** Keeps a test of a record, as the newest. */
export function keepRun(record: FakeRecord, run: RunView, atWords: string, more: Partial<FakePastRun> & { kindWords?: string } = {}): void {
  const before = record.pastRuns[0];
  const isGood = run.isConnected && !run.wasCancelled && run.permissions?.isFreeOfProblems !== false;
  const view: PastRunView = {
    id: record.pastRuns.length + 1,
    at: run.finishedAt,
    atWords,
    kindWords: more.kindWords ?? 'Whole test',
    ending: isGood ? 'passed' : run.wasCancelled ? 'stopped' : 'problem',
    summary: run.summary,
    version: run.isConnected ? 'v2025.8' : null,
    changes: before ? `Since the test before: ${summaryOf(groupsOf(before.run, run))}` : 'The first test that Onramp kept',
  };
  record.pastRuns = [{ view, run, grounds: more.grounds ?? [] }, ...record.pastRuns];
}

/** The earlier tests of a setup. */
export function historyOf(fake: FakeOnramp): Pick<Handlers, 'history_list' | 'history_compare' | 'recheck_set' | 'recheck_tick'> {
  return {
    history_list: ({ id }) => listOf(fake.record(id)),
    recheck_set: ({ id, every }) => {
      const record = fake.record(id);
      record.recheck = every;
      return listOf(record);
    },
    recheck_tick: ({ isBusy }) => {
      if (isBusy || fake.due === null) return null;
      const record = fake.record(fake.due);
      fake.due = null;
      record.lastRun = runOf(findingsOf(fake.failsAt), false, null);
      keepRun(record, record.lastRun, '22 November 2026, 11:15 (UTC+01:00)', { kindWords: 'Onramp tested by itself. Whole test' });
      const [run] = record.pastRuns;
      return run ? { id: record.id, vendor: record.guide.card.name, company: viewOf(record).company, run: run.view } : null;
    },
    history_compare: ({ id, chosen }) => {
      const { pastRuns } = fake.record(id);
      const places = chosen?.map((one) => pastRuns.findIndex(({ view }) => view.id === one)) ?? [0, 1];
      if (places.includes(-1)) throw failure('run-not-found', 'This test is not kept any more');
      const [now, then] = [pastRuns[Math.min(...places)], pastRuns[Math.max(...places)]];
      return now && then && now !== then ? comparedOf(then, now) : null;
    },
  };
}

function listOf(record: FakeRecord): HistoryView {
  const { pastRuns, recheck } = record;
  const passed = pastRuns.slice(1).find(({ view }) => view.ending === 'passed');
  const isOffered = !record.isPractice && record.keys.public !== undefined && record.keys.private !== undefined;
  const dueWords = recheck === null ? null : '22 November 2026, 11:15 (UTC+01:00)';
  return {
    runs: pastRuns.map(({ view }) => view),
    unreadable: 0,
    lastPassed: passed?.view.id ?? null,
    keptAtMost: 200,
    recheck: isOffered ? { every: recheck, dueWords } : null,
  };
}

function comparedOf(then: FakePastRun, now: FakePastRun): RunsComparedView {
  const groups = groupsOf(then.run, now.run);
  const isUnchanged = groups.every(({ change }) => change === 'still-a-problem' || change === 'still-fine');
  return { then: then.view, now: now.view, comparison: { summary: summaryOf(groups), isUnchanged, grounds: now.grounds, groups } };
}

function summaryOf(groups: ChangeGroupView[]): string {
  const counts: Partial<Record<Change, string>> = { broke: 'broke', mended: 'mended', 'still-a-problem': 'still a problem', appeared: 'new problems' };
  const parts = groups.flatMap(({ change, rows }) => (counts[change] ? [`${rows.length} ${counts[change]}`] : []));
  return parts.length > 0 ? parts.join('; ') : 'Nothing that both tests could see has changed';
}

interface Seen {
  name: string;
  permission: string | null;
  outcome: Outcome;
  words: string;
  happened: string;
  toDo: string;
}

function rowsOf(run: RunView): Map<string, Seen> {
  const questions = run.findings.map((one) => ({ name: one.title, permission: null, outcome: one.outcome, words: one.outcomeWords, happened: one.words.happened, toDo: one.words.toDo }));
  const boxes = (run.permissions?.boxes ?? []).map((one) => ({ name: one.place, permission: one.permission, outcome: one.outcome, words: one.standing, happened: one.words.happened, toDo: one.remedy ?? '' }));
  return new Map([...questions, ...boxes].map((row) => [row.permission ?? row.name, row]));
}

function changeOf(then: Outcome | undefined, now: Outcome | undefined): Change {
  const isAsked = (outcome: Outcome | undefined) => outcome !== undefined && outcome !== 'not-run';
  if (now === 'failed') return then === 'failed' ? 'still-a-problem' : isAsked(then) ? 'broke' : 'appeared';
  if (!isAsked(now)) return 'no-longer-asked';
  if (!isAsked(then)) return 'newly-asked';
  return then === 'failed' ? 'mended' : 'still-fine';
}

function groupsOf(then: RunView, now: RunView): ChangeGroupView[] {
  const [before, after] = [rowsOf(then), rowsOf(now)];
  const groups = new Map<Change, ComparedRowView[]>();
  for (const key of new Set([...after.keys(), ...before.keys()])) {
    const [earlier, later] = [before.get(key), after.get(key)];
    const change = changeOf(earlier?.outcome, later?.outcome);
    const side = (seen: Seen | undefined) => ({ outcome: seen?.outcome ?? null, words: seen?.words ?? 'Not part of that test', kept: null });
    const isOpen = later?.outcome === 'failed';
    const seen = later ?? earlier;
    if (!seen) continue;
    const row: ComparedRowView = {
      name: seen.name, permission: seen.permission, remark: '', then: side(earlier), now: side(later),
      happened: isOpen ? later.happened : '', toDo: isOpen ? later.toDo : '',
    };
    groups.set(change, [...(groups.get(change) ?? []), row]);
  }
  return order.flatMap((change) => {
    const rows = groups.get(change);
    return rows ? [{ change, title: titles[change] ?? '', isToldAtOnce: !['still-fine', 'newly-asked', 'no-longer-asked'].includes(change), rows }] : [];
  });
}
