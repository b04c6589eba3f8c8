import { failure } from '../../src/ipc/fake/fake';
import { finding, findingsOf, runOf } from '../../src/ipc/fake/findings';
import { savedPair } from '../../src/ipc/fake/pairs';
import type { FakeRecord } from '../../src/ipc/fake/record';
import { comeBack } from '../../src/ipc/fake/returning';
import { press, pressAt, see, setupAt, settle, unfold, type Scene } from '../stage';

const mspProcess = 'msp-process';

/** Somebody comes back to a setup on which something happened meanwhile. */
const returned = (arrange: (record: FakeRecord) => void): Scene => ({
  query: 'empty',
  arrange: (fake) => {
    const record = fake.create('phin', false);
    Object.assign(record, { role: 'custom', isAnswered: true, currentStep: 'member', typed: { 'company-id': 'acme', address: 'na.myconnectwise.net' } });
    arrange(record);
  },
  open: async ({ app, fake }) => {
    await app.open(fake.records[0]?.id ?? '');
    await see('#overview-title');
  },
});

/** The steps of both guides that hold neither keys nor a test. */
export const steps: Record<string, Scene> = {
  'overview-first': returned((record) => record.marked.add('role')),
  'overview-changed': returned((record) => {
    record.keys = savedPair('k3Zq');
    comeBack(record);
    Object.assign(record, { keys: {}, marked: new Set(['role', 'member']), fieldCheck: finding('company', 'failed') });
  }),
  'overview-nothing': returned((record) => {
    record.lastRun = runOf(findingsOf(null), false);
    comeBack(record);
  }),
  'choices-open': setupAt('choices', (record) => Object.assign(record, { role: null, isAnswered: false })),
  'choices-missing': setupAt('choices', (record) => Object.assign(record, { role: null, isAnswered: false }), () => press('choices.confirm')),
  'choices-confirmed': setupAt('choices', (record) => (record.features = ['billing'])),
  'fields-empty': setupAt('address', (record) => (record.typed = { 'company-id': '', address: '' })),
  'fields-wrong': setupAt('address', (record) => (record.typed = { 'company-id': 'Acme Managed Services', address: 'not an address' })),
  'fields-cleaned': setupAt('address', (record) => (record.typed.address = 'https://na.myconnectwise.net/v4_6_release/services/')),
  'fields-found': setupAt('address', (record) => (record.fieldCheck = finding('company', 'passed'))),
  'fields-elsewhere': setupAt('address', (record) => {
    Object.assign(record, { fieldCheck: finding('company', 'failed'), offeredHost: 'eu.myconnectwise.net' });
  }),
  'fields-asked': setupAt('address', undefined, async () => {
    document.getElementById('field-address')?.focus();
    await settle();
  }),
  permissions: setupAt('role'),
  'permissions-msp': setupAt('role', undefined, undefined, mspProcess),
  member: setupAt('member'),
  'member-folds': setupAt('member', undefined, unfold),
  'member-done': setupAt('member', (record) => record.marked.add('member')),
  'gate-waits': setupAt('gate', undefined, undefined, mspProcess),
  'gate-behind': setupAt('handover', undefined, undefined, mspProcess),
  'gate-open': setupAt('endpoints', (record) => record.marked.add('gate'), undefined, mspProcess),
  'tasks-problem': setupAt('member', (record) => {
    record.marked = new Set(['role', 'member']);
    record.fieldCheck = finding('company', 'failed');
  }),
  'step-not-saved': setupAt('member', (_, fake) => fake.failNext.set('setup_step_mark', failure('disk-full', 'The disk is full')), () => press('step.done')),
  'step-not-moved': setupAt('member', (_, fake) => fake.failNext.set('setup_step_go', failure('disk-full', 'The disk is full')), async () => {
    await pressAt('#tasks-list li button:not([aria-current])');
    await see('[role="alert"]');
  }),
  report: setupAt('report', undefined, () => see('iframe')),
  'report-written': setupAt('report', undefined, async () => {
    await press('report.write');
    await unfold();
  }),
  'report-not-written': setupAt('report', (_, fake) => fake.failNext.set('report_write', failure('report-folder-missing', 'There is no such folder')), () =>
    press('report.write'),
  ),
};
