import type { BegunFromView } from '../generated/BegunFromView';
import type { HomeQuery } from '../generated/HomeQuery';
import type { ReceivedCard } from '../generated/ReceivedCard';
import type { ReceivedView } from '../generated/ReceivedView';
import { failure } from './failure';
import type { FakeOnramp } from './fake';
import type { Handlers } from './life';
import { viewOf } from './record';

type OfReceived = 'received_keep' | 'received_open' | 'received_remove' | 'received_start';

const made = '21 November 2026, 14:20 (UTC+01:00)';

/** A report as a client sends it. */
export const received: ReceivedView = {
  id: '4f1c09aa52be7d10', reportId: '4f1c09aa52be7d10', fitsItsId: true, vendor: 'Phin',
  companyName: 'Contoso IT', companyId: 'contoso', address: 'eu.myconnectwise.net', isPractice: false,
  state: 'problem', headline: 'Connected, but something is missing', tested: '21 November 2026, 14:12 (UTC+01:00)', made,
  timeZone: 'Europe/Berlin', actsWords: 'The admin acts next',
  open: [{ code: 'D1', title: 'Send the details to Phin', actsWords: 'The admin acts next' }], openCount: 1,
  faults: [{ title: 'Finance › Agreements › Inquire Level', happened: 'The role does not allow it, so Phin cannot read the agreements.' }],
  invite: '7b7e3c1e-6a51-4a0e-9a1c-0c6c7d1f2a11', inviteFrom: 'Phin onboarding', inviteSetup: null, onrampVersion: '0.1.0',
  role: 'Phin Integration', features: ['Billing'], notes: [], obstacle: null, keptAt: null, setup: null, twin: null,
};

/** What a setup keeps of a report. */
export const begunFrom = (one: ReceivedView): BegunFromView => ({
  id: one.id, reportId: one.reportId, madeAt: '2026-11-21T13:20:00Z', company: `${one.companyName ?? ''} (${one.companyId ?? ''})`,
  hasChoices: true, givenUpAt: null,
});

const cardOf = (one: ReceivedView): ReceivedCard => ({
  id: one.id, vendor: one.vendor, company: one.companyName ?? one.companyId, isPractice: one.isPractice, state: one.state,
  headline: one.headline, acts: 'admin', actsWords: one.actsWords, made: one.made, fitsItsId: one.fitsItsId,
});

/** The kept reports that match, and how many there are of them. */
export function reportsOf(fake: FakeOnramp, query: HomeQuery) {
  const matches = (one: ReceivedView) => {
    const about = [one.vendor, one.companyName, one.companyId, one.address].join('\n').toLowerCase();
    return (
      !query.isArchived && (query.state ?? one.state) === one.state && (query.isPractice ?? one.isPractice) === one.isPractice &&
      query.text.toLowerCase().split(/\s+/).every((word) => about.includes(word))
    );
  };
  const found = fake.reports.filter(matches).map(cardOf);
  return { reports: query.skip > 0 ? [] : found, reportsFound: found.length, reportsTotal: fake.reports.length };
}

/** Reports that came in. */
export function receivedOf(fake: FakeOnramp): Pick<Handlers, OfReceived> {
  const known = (id: string) => {
    const one = [fake.openedReport, ...fake.reports].find((report) => report?.id === id);
    if (!one) throw failure('received-gone', 'The report is not open any more');
    return one;
  };
  return {
    received_keep: ({ report }) => {
      const kept = { ...known(report), keptAt: '2026-11-21T15:00:00Z' };
      fake.reports = [kept, ...fake.reports.filter((one) => one.id !== report)];
      return kept;
    },
    received_open: ({ report }) => known(report),
    received_remove: ({ report }) => {
      fake.reports = fake.reports.filter((one) => one.id !== report);
      return null;
    },
    received_start: ({ report }) => {
      const one = known(report);
      if (one.obstacle) throw failure(one.obstacle.code, one.obstacle.words.title);
      const record = fake.create('phin', false);
      Object.assign(record, { role: 'custom', features: ['billing'], isAnswered: true, currentStep: 'address', begunFrom: begunFrom(one) });
      record.typed = { 'company-id': one.companyId ?? '', address: one.notes.length > 0 ? '' : (one.address ?? '') };
      return viewOf(record);
    },
  };
}
