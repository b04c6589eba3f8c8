import { FakeOnramp, keychainMissing } from './fake';
import type { Code } from '../generated/Code';
import { finding, findingsOf, runOf } from './findings';

/** The fake for `npm run dev`: `?empty`, `?keychain=missing`, `?fails`, `?lacks` and `?elsewhere` set the scene. */
export function fakeForBrowser(scene: URLSearchParams): FakeOnramp {
  const fake = new FakeOnramp();
  fake.rungMs = 400;
  fake.readMs = 250;
  if (scene.has('lacks')) lack(fake);
  fake.clipboard = 'AbCdEfGhIjKlk3Zq';
  if (scene.get('keychain') === 'missing') fake.keychainProblem = keychainMissing;
  if (scene.has('fails')) fake.failsAt = 'keys';
  fake.companyIsElsewhere = scene.has('elsewhere');
  if (!scene.has('empty')) seed(fake);
  return fake;
}

function seed(fake: FakeOnramp): void {
  const practice = fake.create('phin', true);
  Object.assign(practice, { role: 'custom', features: ['billing'], isAnswered: true, typed: { 'company-id': 'practice', address: '' } });
  const waiting = fake.create('msp-process', false);
  Object.assign(waiting, { role: 'custom', isAnswered: true, currentStep: 'gate', typed: { 'company-id': 'northwind', address: 'na.myconnectwise.net' } });
  const problem = fake.create('phin', false);
  Object.assign(problem, { role: 'admin', isAnswered: true, currentStep: 'test', typed: { 'company-id': 'acme', address: 'eu.myconnectwise.net' } });
  problem.lastRun = runOf(findingsOf('keys'), false);
  problem.keys = { public: { slot: 'public', isSaved: true, length: 16, lastFour: 'k3Zq' }, private: { slot: 'private', isSaved: true, length: 16, lastFour: null } };
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
