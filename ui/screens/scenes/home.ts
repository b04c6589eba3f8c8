import type { FakeOnramp } from '../../src/ipc/fake/fake';
import { finding, findingsOf, runOf } from '../../src/ipc/fake/findings';
import type { FakeRecord } from '../../src/ipc/fake/record';
import { press, see, setupAt, type, type Scene, type Stage } from '../stage';

const companies = ['Northwind IT', 'Contoso Cloud', 'Müller & Söhne', 'Fabrikam', 'Wide World Networks', 'Tailspin Systems', 'Litware'];

/** A specialist's desk: some companies, in every state. */
export function fill(fake: FakeOnramp): void {
  for (const [place, company] of companies.entries()) {
    const record = fake.create(place % 2 === 0 ? 'phin' : 'msp-process', false);
    Object.assign(record, { role: 'custom', isAnswered: place !== 3, typed: { 'company-id': company, address: 'na.myconnectwise.net' } });
    if (place === 1) record.lastRun = runOf(findingsOf('keys'), false);
    if (place === 2) record.lastRun = runOf(findingsOf(null), false);
  }
  fake.create('phin', true);
}

const desk = (play: (stage: Stage) => Promise<unknown>, arrange: (fake: FakeOnramp) => void = () => undefined): Scene => ({
  query: 'empty',
  arrange: (fake) => {
    fill(fake);
    arrange(fake);
  },
  play,
});

function leaveUnreadable(fake: FakeOnramp): void {
  const words = {
    title: 'This setup cannot be read',
    happened: 'Onramp cannot read the record of this setup. It left the record as it is; every other setup works.',
    why: 'A newer Onramp may have written it, or it is damaged.',
    toDo: 'Install the newest Onramp and open it again.',
  };
  fake.unreadable = [{ id: 'unreadable', vendor: 'Phin', company: 'Adventure Works', words }];
}

const isTwin = (record: FakeRecord, fake: FakeOnramp) => {
  Object.assign(record, { fieldCheck: finding('company', 'passed') });
  const first = fake.create('phin', false);
  Object.assign(first, { role: 'custom', isAnswered: true, typed: { ...record.typed } });
  // The one that is opened is the first of them.
  fake.records.reverse();
};

/** The list of setups once it is long, and setups that stand apart. */
export const home: Record<string, Scene> = {
  'home-desk': desk(() => see('#home-search')),
  'home-desk-searched': desk(() => type('home-search', 'muller')),
  'home-desk-nothing-found': desk(() => type('home-search', 'nobody')),
  'home-desk-put-aside': desk(() => press('home.archive')),
  'home-desk-unreadable': desk(() => see('#unreadable-title'), leaveUnreadable),
  'home-unreadable': { query: 'empty', arrange: leaveUnreadable },
  'home-unreadable-delete': { query: 'empty', arrange: leaveUnreadable, play: () => press('home.delete') },
  'fields-twin': setupAt('address', isTwin, () => see('.box')),
};
