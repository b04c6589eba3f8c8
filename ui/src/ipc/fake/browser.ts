import { FakeOnramp, keychainMissing } from './fake';
import { findingsOf, runOf } from './findings';

/** The fake for `npm run dev`: `?empty`, `?keychain=missing`, `?fails` and `?elsewhere` set the scene. */
export function fakeForBrowser(scene: URLSearchParams): FakeOnramp {
  const fake = new FakeOnramp();
  fake.rungMs = 400;
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
