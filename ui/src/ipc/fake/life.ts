import type { Answers, CommandName, Takes } from '../contract';
import type { HandOffSealed } from '../generated/HandOffSealed';
import type { SetupView } from '../generated/SetupView';
import type { ProgressListener } from '../transport';
import { failure } from './failure';
import type { FakeOnramp } from './fake';
import { keysOf, now, pairInWork } from './pairs';
import { viewOf, type FakeRecord } from './record';

export type Handler<C extends CommandName> = (takes: Takes<C>, onProgress?: ProgressListener) => Answers<C> | Promise<Answers<C>>;
export type Handlers = { [C in CommandName]: Handler<C> };

type OfLife =
  | 'keys_copy' | 'keys_copy_extend' | 'keys_copy_status' | 'keys_copy_clear'
  | 'keys_unlock' | 'keys_keep_in_file' | 'keys_file_open' | 'keys_remove'
  | 'page_release' | 'replacement_begin' | 'replacement_cancel' | 'ending_begin' | 'ending_cancel'
  | 'hand_off_preview' | 'hand_off_write' | 'hand_off_copy' | 'hand_off_passphrase_show' | 'hand_off_passphrase_copy'
  | 'screen_protect';

/** The life of a pair after its capture: where it lies, the hold, its replacement, its end, its way out. */
export function lifeOf(fake: FakeOnramp): Pick<Handlers, OfLife> {
  const change = (id: string, act: (record: FakeRecord) => void): SetupView => {
    const record = fake.record(id);
    act(record);
    return viewOf(record);
  };
  const keys = (id: string) => keysOf(fake.record(id), fake.keychainProblem);
  return {
    keys_copy: ({ id, slot }) => {
      if (!pairInWork(fake.record(id))[slot]) throw failure('keys-not-captured', 'There is no key to copy');
      return fake.copy.begin(slot === 'public' ? 'public-key' : 'private-key');
    },
    keys_copy_extend: () => fake.copy.extend(),
    keys_copy_status: () => fake.copy.status(),
    keys_copy_clear: () => fake.copy.clear(),
    keys_unlock: async ({ id }) => {
      await fake.untilUnlocked;
      fake.keychainProblem = null;
      return keys(id);
    },
    keys_keep_in_file: ({ id, passphrase }) => {
      if (passphrase.length < 12) throw failure('passphrase-too-short', 'This passphrase is too short');
      Object.assign(fake.record(id), { keptIn: 'sealed-file', sealedWith: passphrase, isFileOpen: true });
      return keys(id);
    },
    keys_file_open: ({ id, passphrase }) => {
      const record = fake.record(id);
      if (passphrase !== record.sealedWith) throw failure('passphrase-wrong', 'This passphrase does not open it');
      Object.assign(record, { keptIn: 'sealed-file', isFileOpen: true });
      return keys(id);
    },
    keys_remove: ({ id }) =>
      change(id, (record) => {
        fake.copy.clear();
        record.keys = {};
        record.removal = { at: now, proofs: ['GNOME Keyring: asked again, nothing is there.', 'Memory: nothing is there.'] };
      }),
    page_release: ({ id, isReleased }) =>
      change(id, (record) => {
        const pair = pairInWork(record);
        if (!pair.public && !pair.private) throw failure('keys-not-captured', 'No key is captured yet');
        if (isReleased) pair.releasedAt = now;
        else delete pair.releasedAt;
      }),
    replacement_begin: ({ id, reason }) =>
      change(id, (record) => {
        if (record.replacement && !record.replacement.hasTakenOver) throw failure('replacement-under-way', 'A new pair is being made already');
        record.replacement = { reason, oldLastFour: record.keys.public?.lastFour ?? null, next: {}, hasTakenOver: false };
      }),
    replacement_cancel: ({ id }) =>
      change(id, (record) => {
        if (!record.replacement || record.replacement.hasTakenOver) throw failure('no-replacement', 'No new pair is being made');
        fake.copy.clear();
        record.replacement = null;
      }),
    ending_begin: ({ id, kind }) => change(id, (record) => (record.ending = kind)),
    ending_cancel: ({ id }) => change(id, (record) => (record.ending = null)),
    hand_off_preview: ({ id }) => {
      const view = keys(id);
      if (!view.isComplete) throw failure('keys-not-captured', 'Both keys are needed');
      return {
        contents: [
          { label: 'Company ID', value: fake.record(id).typed['company-id'] },
          { label: 'ConnectWise API URL', value: fake.record(id).typed.address },
          { label: 'Public key', value: `ends in ${view.public.lastFour}` },
          { label: 'Private key', value: `${view.private.length} characters` },
        ],
        fingerprint: view.fingerprint ?? '',
        vendorRecipient: fake.vendorRecipient,
        fileName: 'onramp-phin-acme.age',
        folder: '/home/sam/Documents',
      };
    },
    hand_off_write: ({ id, recipient, folder }) => seal(fake.record(id), recipient, `${folder}/onramp-phin-acme.age`),
    hand_off_copy: ({ id, recipient }) => {
      const sealed = seal(fake.record(id), recipient, null);
      fake.copy.clear();
      return sealed;
    },
    hand_off_passphrase_show: ({ id }) => passphraseOf(fake.record(id)),
    hand_off_passphrase_copy: ({ id }) => {
      passphraseOf(fake.record(id));
      return fake.copy.begin('passphrase');
    },
    screen_protect: ({ isOn }) => {
      fake.isProtected = isOn;
      return fake.hidesScreen
        ? { isHidden: true, words: 'Windows hides this from the call.' }
        : { isHidden: false, words: 'On Linux a call or a recording sees every window. Stop sharing your screen while this is shown.' };
    },
  };
}

export const fakePassphrase = 'K7QM-2XHT-9WBF-0PAZ-R4NC-8D';

function seal(record: FakeRecord, recipient: string | null, path: string | null): HandOffSealed {
  if (recipient?.startsWith('AGE-SECRET-KEY')) throw failure('recipient-is-identity', 'This is somebody’s secret');
  if (recipient !== null && !/^age1[a-z0-9]{58}$/.test(recipient)) throw failure('recipient-unreadable', 'This is not a recipient');
  record.handOffPassphrase = recipient === null ? fakePassphrase : null;
  return {
    path,
    digest: '4f1c09ab77e2d310',
    openedBy: recipient === null ? 'Whoever has the passphrase can open it.' : `Only whoever has the identity of ${recipient} can open it.`,
    hasPassphrase: recipient === null,
  };
}

function passphraseOf({ handOffPassphrase }: FakeRecord): string {
  if (handOffPassphrase === null) throw failure('no-passphrase', 'There is no passphrase to show');
  return handOffPassphrase;
}
