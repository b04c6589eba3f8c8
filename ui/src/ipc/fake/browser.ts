import { FakeOnramp, keychainLocked, keychainMissing, offTheClipboard } from './fake';
import type { Code } from '../generated/Code';
import { finding, findingsOf, runOf } from './findings';
import { now, prove, savedPair } from './pairs';
import type { FakeRecord } from './record';

/**
 * The fake for `npm run dev`. The whole of it is set by `?empty`, `?fails`, `?lacks`, `?elsewhere`, `?shared` (a system that hides no
 * window), `?keychain=missing` and `?keychain=locked`; one setup more by `?at=<step>`, with `&keys`, `&proved`, `&released`, `&refused`,
 * `&replacing`, `&replaced`, `&ending=finished`, `&removed` and `&sealed`.
 */
export function fakeForBrowser(scene: URLSearchParams): FakeOnramp {
  const fake = new FakeOnramp();
  fake.rungMs = 400;
  fake.readMs = 250;
  if (scene.has('lacks')) lack(fake);
  fake.clipboard = 'AbCdEfGhIjKlk3Zq';
  fake.afterCapture = offTheClipboard;
  if (scene.get('keychain') === 'missing') fake.keychainProblem = keychainMissing;
  if (scene.get('keychain') === 'locked') fake.keychainProblem = keychainLocked;
  fake.untilUnlocked = new Promise((unlocked) => setTimeout(unlocked, 4000));
  fake.hidesScreen = !scene.has('shared');
  if (scene.has('fails')) fake.failsAt = 'keys';
  fake.companyIsElsewhere = scene.has('elsewhere');
  if (!scene.has('empty')) seed(fake);
  const step = scene.get('at');
  if (step) arrange(fake.create('phin', scene.has('practice')), step, scene);
  return fake;
}

function arrange(record: FakeRecord, step: string, scene: URLSearchParams): void {
  Object.assign(record, { role: 'custom', isAnswered: true, currentStep: step, typed: { 'company-id': 'acme', address: 'na.myconnectwise.net' } });
  if (scene.has('keys')) record.keys = savedPair('k3Zq');
  if (scene.has('proved')) prove(record);
  if (scene.has('released')) record.keys.releasedAt = now;
  if (scene.has('refused')) record.lastRun = runOf(findingsOf('keys'), false);
  if (scene.has('replacing')) record.replacement = { reason: 'rotation', oldLastFour: 'k3Zq', next: savedPair('Nw8t'), hasTakenOver: false };
  if (scene.has('replaced')) record.replacement = { reason: 'rotation', oldLastFour: 'k3Zq', next: {}, hasTakenOver: true };
  const ending = scene.get('ending');
  if (ending === 'finished' || ending === 'disconnected') record.ending = ending;
  if (scene.has('removed')) Object.assign(record, { keys: {}, removal: { at: now, proofs: ['GNOME Keyring: asked again, nothing is there.', 'Memory: nothing is there.'] } });
  if (scene.has('sealed')) Object.assign(record, { keptIn: 'sealed-file', sealedWith: 'correct horse battery' });
}

function seed(fake: FakeOnramp): void {
  const practice = fake.create('phin', true);
  Object.assign(practice, { role: 'custom', features: ['billing'], isAnswered: true, typed: { 'company-id': 'practice', address: '' } });
  const waiting = fake.create('msp-process', false);
  Object.assign(waiting, { role: 'custom', isAnswered: true, currentStep: 'gate', typed: { 'company-id': 'northwind', address: 'na.myconnectwise.net' } });
  const problem = fake.create('phin', false);
  Object.assign(problem, { role: 'admin', isAnswered: true, currentStep: 'test', typed: { 'company-id': 'acme', address: 'eu.myconnectwise.net' } });
  problem.lastRun = runOf(findingsOf('keys'), false);
  problem.keys = savedPair('k3Zq');
}

/** A role with something of everything that a check may find. */
function lack(fake: FakeOnramp): void {
  fake.lacks = new Map<string, Code>([
    ['finance/agreements/inquire', 'permission-missing'],
    ['finance/agreements/edit', 'permission-level-too-low'],
    ['companies/configurations/inquire', 'permission-missing'],
    ['companies/manage-attachments/inquire', 'permission-one-of'],
    ['service-desk/service-tickets/inquire', 'permission-one-of'],
    ['companies/manage-attachments/add', 'permission-not-readable'],
    ['service-desk/service-tickets/add', 'permission-suspected'],
    ['table/service/service-board', 'permission-missing'],
  ]);
  fake.whole = [finding('role-read', 'passed'), finding('rows', 'passed'), finding('fields', 'passed')];
}
