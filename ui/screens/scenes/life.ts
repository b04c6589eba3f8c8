import { permissionRunOf } from '../../src/ipc/fake/boxes';
import { failure } from '../../src/ipc/fake/fake';
import { finding, findingsOf, runOf, swappedFindings } from '../../src/ipc/fake/findings';
import { now, prove, savedPair } from '../../src/ipc/fake/pairs';
import type { FakeRecord } from '../../src/ipc/fake/record';
import type { EndingKind } from '../../src/ipc/generated/EndingKind';
import { press, pressAt, see, setupAt, settle, unfold, type Arrange, type Scene, type Stage } from '../stage';

const both = (record: FakeRecord) => (record.keys = savedPair('k3Zq'));
const tested: Arrange = (record, fake) => {
  both(record);
  prove(record);
  record.lastRun = runOf(findingsOf(null), false, permissionRunOf(record.guide.permissions, fake.lacks, fake.whole));
};
const lacking = (scene: Scene): Scene => ({ ...scene, query: 'empty&lacks' });

/** A test that stands still after so many pieces of progress. */
const stillAfter = (pieces: number) => async ({ transport }: Stage) => {
  transport.stopsAfter = pieces;
  await press('test.run');
  await settle();
};

const replacing: Arrange = (record, fake) => {
  tested(record, fake);
  record.replacement = { reason: 'rotation', oldLastFour: 'k3Zq', next: {}, hasTakenOver: false };
};
const replaced: Arrange = (record) => {
  record.keys = savedPair('Nw8t');
  prove(record);
  record.replacement = { reason: 'rotation', oldLastFour: 'k3Zq', next: {}, hasTakenOver: true };
};

const endingAs = (ending: EndingKind): Arrange => (record, fake) => {
  tested(record, fake);
  record.ending = ending;
};
const removed: Arrange = (record, fake) => {
  endingAs('finished')(record, fake);
  Object.assign(record, { keys: {}, removal: { at: now, proofs: ['GNOME Keyring: asked again, nothing is there.', 'Memory: nothing is there.'] } });
};

/** What comes after the capture: the live test, a second pair, the end. */
export const life: Record<string, Scene> = {
  'test-before': setupAt('test', both),
  'test-climbing': setupAt('test', both, stillAfter(7)),
  'test-reading': lacking(setupAt('test', both, stillAfter(19))),
  'test-not-run': setupAt('test', (record, fake) => {
    both(record);
    fake.failNext.set('check_run', failure('sealed-file-locked', 'The file with the keys is sealed'));
  }, () => press('test.run')),
  'test-failed': setupAt('test', (record) => {
    both(record);
    record.lastRun = runOf(findingsOf('keys'), false);
  }),
  'test-swapped': setupAt('test', (record) => {
    both(record);
    record.lastRun = runOf(swappedFindings(), false);
  }),
  'test-stopped': setupAt('test', (record) => {
    both(record);
    record.lastRun = runOf(findingsOf('company').map((one) => (one.outcome === 'failed' ? finding(one.check, 'not-run') : one)), true);
  }),
  'test-passed': setupAt('test', tested),
  'test-lacks': lacking(setupAt('test', tested)),
  'test-lacks-unfolded': lacking(setupAt('test', tested, unfold)),
  'test-again': lacking(setupAt('test', tested, async ({ fake }) => {
    fake.lacks.delete('finance/agreements/inquire');
    await press('test.checkAgain');
    await unfold();
  })),
  'permissions-tested': lacking(setupAt('role', tested)),
  'permissions-only-asked': setupAt('role', undefined, () => pressAt('main [role="switch"]')),

  'replace-fold': setupAt('keys', tested, () => press('replace.fold')),
  'replace-ask': setupAt('keys', tested, async () => {
    await press('replace.fold');
    await press('replace.offer.rotation');
  }),
  'replace-under-way': setupAt('replace-keys', replacing),
  'replace-give-up': setupAt('replace-keys', replacing, () => press('replace.giveUp')),
  'replace-taken-over': setupAt('replace-handover', replaced),

  'ending-ask': setupAt('report', tested, () => press('ending.finish')),
  'ending-disconnect': setupAt('disconnect', endingAs('disconnected')),
  removal: setupAt('remove-keys', endingAs('finished')),
  'removal-ask': setupAt('remove-keys', endingAs('finished'), () => press('removal.remove')),
  'removal-done': setupAt('remove-keys', removed, () => see('.box.go')),
};
