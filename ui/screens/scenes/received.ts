import { failure } from '../../src/ipc/fake/fake';
import { note } from '../../src/ipc/fake/findings';
import { begunFrom, received } from '../../src/ipc/fake/received';
import { press, see, setupAt, unfold, type Scene, type Stage } from '../stage';
import { fill } from './home';

type Report = typeof received;

/** A report that waited for the window. */
const report = (changes: Partial<Report> = {}, play?: (stage: Stage) => Promise<unknown>): Scene => ({
  query: 'empty',
  arrange: (fake) => (fake.waitingReport = { ...received, ...changes }),
  open: async ({ app }) => {
    await app.openWaiting();
    await see('h1');
  },
  ...(play && { play }),
});

const kept = { ...received, keptAt: '2026-11-21T15:00:00Z' };
const twin = { id: 'setup-1', company: 'Contoso IT', guideName: 'Phin', stateWords: 'In progress' };
const connected: Partial<Report> = {
  state: 'connected', headline: 'Connected', actsWords: 'Nobody has to act', open: [], openCount: 0, faults: [],
};

/** Reports that came in. */
export const reports: Record<string, Scene> = {
  received: report(),
  'received-connected': report({ ...connected, invite: null, inviteFrom: null, inviteSetup: null }),
  'received-changed': report({ fitsItsId: false, id: 'ffffffffffffffff' }),
  'received-practice': report({
    ...connected, isPractice: true, headline: 'Practice: the test passed',
    obstacle: note('received-is-practice', 'This is a practice report', 'Nothing real was connected. A real setup cannot start from it.', 'Ask for the report of the real setup, or begin a new setup.'),
  }),
  'received-own-server': report({
    address: 'psa.contoso.example',
    notes: [note('received-address-not-cloud', 'The address will not be filled in', 'The report names psa.contoso.example as the company’s ConnectWise. It is not in ConnectWise’s cloud as Onramp knows it.', 'In the new setup, type the address at which the company logs into ConnectWise.')],
  }),
  'received-twin': report({ ...connected, twin, inviteSetup: twin }),
  'received-kept': report({}, async () => {
    await press('received.keep');
    await see('[role=status]');
  }),
  'received-refused': report({}, async ({ fake }) => {
    fake.failNext.set('received_keep', failure('received-holds-key', 'A key stands in this report'));
    await press('received.keep');
  }),
  'received-desk': {
    query: 'empty',
    arrange: (fake) => {
      fill(fake);
      fake.reports = [kept, { ...kept, ...connected, id: 'two', companyName: 'Fabrikam', made: '12 October 2026, 09:02 (UTC-05:00)', fitsItsId: false }];
    },
    play: () => see('#received-list'),
  },
  'received-alone': {
    query: 'empty',
    arrange: (fake) => (fake.reports = [kept]),
    play: () => see('#received-list'),
  },
  'received-remove': {
    query: 'empty',
    arrange: (fake) => (fake.reports = [kept]),
    play: async () => {
      await see('#received-list');
      await press('received.remove');
    },
  },
  'received-overview': {
    ...setupAt('member', (record) => (record.begunFrom = begunFrom(received))),
    open: async ({ app, fake }) => {
      await app.open(fake.records[0]?.id ?? '');
      await see('#overview-title');
    },
  },
  'received-fields': setupAt('address', (record) => (record.begunFrom = begunFrom(received)), unfold),
};
