import type { ActsNext } from '../generated/ActsNext';
import type { HomeQuery } from '../generated/HomeQuery';
import type { HomeView } from '../generated/HomeView';
import type { SetupCard } from '../generated/SetupCard';
import type { FakeOnramp } from './fake';
import type { Handlers } from './life';
import { reportsOf } from './received';
import { sectionsOf, stateOf, stateWordsOf, viewOf, type FakeRecord } from './record';

type OfHome = 'setup_list' | 'setup_archive' | 'setup_twin';

const part = 100;
const few = 5;
const actsWords: Record<ActsNext, string> = {
  admin: 'The admin acts next',
  specialist: 'The specialist acts next',
  nobody: 'Nobody has to act',
};
const actsOrder: ActsNext[] = ['specialist', 'admin', 'nobody'];

function actsOf(record: FakeRecord): ActsNext {
  const state = stateOf(record);
  if (state === 'waiting-for-specialist') return 'specialist';
  return state === 'connected' || state === 'finished' ? 'nobody' : 'admin';
}

function cardOf(record: FakeRecord): SetupCard {
  const steps = sectionsOf(record).flatMap((section) => section.steps);
  const acts = actsOf(record);
  return {
    id: record.id,
    guideName: record.guide.card.name,
    company: viewOf(record).company,
    isPractice: record.isPractice,
    isArchived: record.isArchived,
    state: stateOf(record),
    stateWords: stateWordsOf(record),
    acts,
    actsWords: actsWords[acts],
    stepsDone: steps.filter((step) => step.status === 'done').length,
    stepsTotal: steps.length,
    lastCheck: record.lastRun && { at: record.lastRun.finishedAt, words: record.lastRun.summary },
    updatedAt: '2026-11-21T10:15:00Z',
  };
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function matches(record: FakeRecord, query: HomeQuery): boolean {
  const { card } = record.guide;
  const about = fold([card.name, viewOf(record).company ?? '', record.typed['company-id'], record.typed.address].join('\n'));
  return (
    record.isArchived === query.isArchived &&
    (query.state ?? stateOf(record)) === stateOf(record) &&
    (query.guide ?? card.id) === card.id &&
    (query.isPractice ?? record.isPractice) === record.isPractice &&
    fold(query.text).split(/\s+/).every((word) => about.includes(word))
  );
}

function sorted(cards: SetupCard[], query: HomeQuery): SetupCard[] {
  const company = (card: SetupCard) => fold(card.company ?? '\uffff');
  if (query.order === 'company') return cards.toSorted((one, other) => (company(one) < company(other) ? -1 : 1));
  if (query.order === 'acts') return cards.toSorted((one, other) => actsOrder.indexOf(one.acts) - actsOrder.indexOf(other.acts));
  return cards;
}

function listOf(fake: FakeOnramp, query: HomeQuery): HomeView {
  const { records } = fake;
  const cards = sorted(records.filter((record) => matches(record, query)).map(cardOf), query);
  const archived = records.filter((record) => record.isArchived).length;
  return {
    cards: cards.slice(query.skip, query.skip + part),
    found: cards.length,
    ...reportsOf(fake, query),
    total: records.length,
    archived,
    hasTools: records.length + fake.reports.length > few || archived > 0,
    guides: [...new Map(records.map(({ guide }) => [guide.card.id, { id: guide.card.id, name: guide.card.name }])).values()],
    states: [...new Map(records.map((record) => [stateOf(record), { state: stateOf(record), name: stateWordsOf(record) }])).values()],
    hasBothKinds: new Set(records.map((record) => record.isPractice)).size > 1,
    unreadable: fake.unreadable,
  };
}

/** The list of setups. */
export function homeOf(fake: FakeOnramp): Pick<Handlers, OfHome> {
  return {
    setup_list: ({ query }) => listOf(fake, query),
    setup_archive: ({ id, isArchived }) => {
      fake.record(id).isArchived = isArchived;
      return null;
    },
    setup_twin: ({ id }) => {
      const record = fake.record(id);
      const isTwin = (other: FakeRecord) =>
        other !== record && !other.isPractice && !other.isArchived && other.guide === record.guide &&
        other.typed['company-id'] !== '' && other.typed['company-id'] === record.typed['company-id'] && other.typed.address === record.typed.address;
      const twin = record.isPractice || record.isArchived ? undefined : fake.records.find(isTwin);
      return twin ? { id: twin.id, company: viewOf(twin).company, guideName: twin.guide.card.name, stateWords: stateWordsOf(twin) } : null;
    },
  };
}
