import { keychainLocked, keychainMissing } from '../../src/ipc/fake/fake';
import { now, prove, savedPair, type FakePair } from '../../src/ipc/fake/pairs';
import type { FakeRecord } from '../../src/ipc/fake/record';
import { choose, press, see, setupAt, type, type Scene } from '../stage';

const publicOnly: FakePair = { public: { slot: 'public', isSaved: true, length: 16, lastFour: 'k3Zq' } };
const both = (record: FakeRecord) => (record.keys = savedPair('k3Zq'));
const proved = (record: FakeRecord) => {
  both(record);
  prove(record);
};
const released = (record: FakeRecord) => (record.keys = { ...savedPair('k3Zq'), releasedAt: now });
const sealed = (record: FakeRecord) => Object.assign(record, { keys: savedPair('k3Zq'), keptIn: 'sealed-file', sealedWith: 'correct horse battery' });

async function sealHandOff(way: 'recipient' | 'passphrase'): Promise<void> {
  await press('handOff.fold');
  await see('#opened-recipient');
  await choose(`opened-${way}`);
  if (way === 'recipient') await type('recipient', `age1${'q'.repeat(58)}`);
  await press('handOff.write');
  await see('.box.go');
}

/** A key pair: how it comes in, where it lies, the page that stays open, how it goes out. */
export const keys: Record<string, Scene> = {
  'keys-before': setupAt('keys'),
  'keys-one': setupAt('keys', (record) => (record.keys = publicOnly)),
  'keys-both': setupAt('keys', both),
  'keys-refused': setupAt('keys', (_, fake) => (fake.clipboard = 'two words'), () => press('keys.pastePublic')),
  'keys-trimmed': setupAt('keys', (_, fake) => (fake.clipboard = ' AbCdEfGhIjKlk3Zq '), () => press('keys.pastePublic')),
  'keys-typed': setupAt('keys', undefined, () => press('keys.type')),
  'keys-typed-shared': setupAt('keys', (_, fake) => (fake.hidesScreen = false), () => press('keys.type')),
  'keys-forget': setupAt('keys', both, () => press('keys.forget')),
  'keys-in-memory': setupAt('keys', (record) => (record.keptIn = 'memory')),
  'keychain-locked': setupAt('keys', (_, fake) => (fake.keychainProblem = keychainLocked)),
  'keychain-unlocking': setupAt(
    'keys',
    (_, fake) => Object.assign(fake, { keychainProblem: keychainLocked, untilUnlocked: new Promise<void>(() => undefined) }),
    () => press('remedy.unlock'),
  ),
  'keychain-missing': setupAt('keys', (_, fake) => (fake.keychainProblem = keychainMissing)),
  'sealed-keep': setupAt('keys', (_, fake) => (fake.keychainProblem = keychainMissing), () => press('sealed.keep')),
  'sealed-differ': setupAt('keys', (_, fake) => (fake.keychainProblem = keychainMissing), async () => {
    await press('sealed.keep');
    await type('passphrase', 'correct horse battery');
    await type('passphrase-again', 'another one altogether');
    await press('sealed.confirm');
  }),
  'sealed-open': setupAt('keys', sealed),
  'sealed-wrong': setupAt('keys', sealed, async () => {
    await type('passphrase-open', 'not this one');
    await press('sealed.openConfirm');
  }),

  'hold-held': setupAt('member', both),
  'hold-proved': setupAt('member', proved),
  'hold-let-go': setupAt('member', released),
  'hold-ask': setupAt('keys', both, () => press('hold.letGo')),
  'hold-waits': setupAt('close-page', both),
  'hold-waits-empty': setupAt('close-page'),
  'hold-over': setupAt('close-page', proved),

  'handover-empty': setupAt('handover', (record) => (record.typed = { 'company-id': '', address: '' })),
  handover: setupAt('handover', proved),
  'handover-copied': setupAt('handover', proved, () => press('handover.copyPrivate')),
  'handover-sealed': setupAt('handover', sealed),
  'hand-off': setupAt('handover', proved, async () => {
    await press('handOff.fold');
    await see('#opened-recipient');
  }),
  'hand-off-refused': setupAt('handover', proved, async () => {
    await press('handOff.fold');
    await see('#opened-recipient');
    await choose('opened-recipient');
    await type('recipient', 'age1short');
    await press('handOff.write');
    await see('[role="alert"]');
  }),
  'hand-off-sealed': setupAt('handover', proved, () => sealHandOff('recipient')),
  'passphrase-hidden': setupAt('handover', proved, () => sealHandOff('passphrase')),
  'passphrase-shown': setupAt('handover', proved, async () => {
    await sealHandOff('passphrase');
    await press('handOff.show');
    await see('.secret code');
  }),
  'passphrase-warned': setupAt('handover', (record, fake) => {
    proved(record);
    fake.hidesScreen = false;
  }, async () => {
    await sealHandOff('passphrase');
    await press('handOff.show');
    await see('.truth');
  }),
};
