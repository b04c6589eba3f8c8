import { failure } from '../../src/ipc/fake/fake';
import { finding, findingsOf, note, runOf } from '../../src/ipc/fake/findings';
import { invite, invitedBy } from '../../src/ipc/fake/invite';
import { savedPair } from '../../src/ipc/fake/pairs';
import type { FakeRecord } from '../../src/ipc/fake/record';
import type { FakeWhose } from '../../src/ipc/fake/identity';
import { choose, press, see, setupAt, type, unfold, type Scene, type Stage } from '../stage';

/** An invite that waited for the window. */
const invited = (changes: Partial<typeof invite> = {}, play?: (stage: Stage) => Promise<unknown>): Scene => ({
  query: 'empty',
  arrange: (fake) => (fake.waiting = { ...invite, ...changes }),
  open: async ({ app }) => {
    await app.openWaiting();
    await see('h1');
  },
  ...(play && { play }),
});

const inviting = (play?: (stage: Stage) => Promise<unknown>): Scene => ({
  query: 'empty',
  open: async ({ app }) => {
    app.goInviting();
    await see('#invite-guide');
  },
  ...(play && { play }),
});

const signedIn = (whose: FakeWhose) => (record: FakeRecord) => {
  record.keys = savedPair('k3Zq');
  Object.assign(record, { whose, lastRun: runOf(findingsOf(null), false), fieldCheck: finding('company', 'passed') });
  if (whose === 'unexpected') record.invite = invitedBy({ ...invite, companyName: 'Contoso', companyId: 'contoso' });
};

const twin = { id: 'setup-1', company: 'ACME MSP', guideName: 'Phin', stateWords: 'In progress' };

/** "Is this you?", and invites. */
export const invites: Record<string, Scene> = {
  invited: invited(),
  'invited-little': invited({
    companyName: null, address: null, role: null, features: [], note: [], mail: null, phone: '+1 555 0100',
  }),
  'invited-own-server': invited({
    address: 'psa.acme.example',
    addressNote: note(
      'invite-address-not-cloud', 'The address was not filled in',
      'The invite names psa.acme.example as your ConnectWise. It is not in ConnectWise’s cloud as Onramp knows it, so Onramp did not fill it in.',
      'Type the address at which you log into ConnectWise yourself.',
    ),
  }),
  'invited-before': invited({ setup: twin }),
  'invited-twin': invited({ twin }),
  'invited-not-started': invited({}, async ({ fake }) => {
    fake.failNext.set('invite_accept', failure('disk-full', 'The disk is full'));
    await press('invited.start');
  }),
  'invited-refused': {
    query: 'empty',
    arrange: (fake) => fake.failNext.set('opened_file_take', failure('invite-not-json', 'This file is no invite')),
    play: async ({ app }) => {
      await app.openWaiting();
      await see('.notice');
    },
  },
  'invited-fields': setupAt('address', (record) => (record.invite = invitedBy(invite)), unfold),
  'invited-choices': setupAt('choices', (record) => Object.assign(record, { invite: invitedBy(invite), features: ['billing'] })),
  'invited-overview': {
    ...setupAt('member', (record) => (record.invite = invitedBy(invite))),
    open: async ({ app, fake }) => {
      await app.open(fake.records[0]?.id ?? '');
      await see('#overview-title');
    },
  },
  inviting: inviting(),
  'inviting-role': inviting(() => choose('invite-role-custom')),
  'inviting-refused': inviting(() => press('inviting.write')),
  'inviting-written': inviting(async () => {
    await type('invite-company-name', 'Contoso');
    await press('inviting.write');
  }),
  'identity-asks': setupAt('test', signedIn('asks')),
  'identity-confirmed': setupAt('test', signedIn('confirmed'), unfold),
  'identity-denied': setupAt('test', signedIn('denied')),
  'identity-unexpected': setupAt('test', signedIn('unexpected')),
  'identity-unexpected-fields': setupAt('address', (record) => {
    signedIn('unexpected')(record);
    record.lastRun = null;
  }),
  'identity-unexpected-handover': setupAt('handover', signedIn('unexpected')),
};
