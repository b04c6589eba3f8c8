import { failure } from '../../src/ipc/fake/fake';
import { permissionRunOf } from '../../src/ipc/fake/boxes';
import { findingsOf, runOf } from '../../src/ipc/fake/findings';
import { keepRun } from '../../src/ipc/fake/history';
import { savedPair } from '../../src/ipc/fake/pairs';
import type { FakeRecord } from '../../src/ipc/fake/record';
import type { Code } from '../../src/ipc/generated/Code';
import { press, pressAt, see, setupAt, settle, unfold, type Arrange, type Scene, type Stage } from '../stage';

/** A test at which the role lacked these boxes; without any, where the keys were refused. */
function tested(record: FakeRecord, atWords: string, lacks: string[] | null, more: Parameters<typeof keepRun>[3] = {}): void {
  const role = new Map<string, Code>((lacks ?? []).map((box) => [box, 'permission-missing']));
  const permissions = lacks ? permissionRunOf(record.guide.permissions, role, [], null) : null;
  record.lastRun = runOf(findingsOf(lacks ? null : 'keys'), false, permissions);
  keepRun(record, record.lastRun, atWords, more);
}

const march = '12 March 2026, 10:02 (UTC+01:00)';
const lately = '20 November 2026, 16:40 (UTC+01:00)';
const today = '21 November 2026, 11:15 (UTC+01:00)';
const firstBox = (record: FakeRecord) => record.guide.permissions.modules[0]?.rows[0]?.boxes.find(({ asked }) => asked === 'all')?.permission ?? '';

const open = async () => {
  await press('history.openChanged');
  await see('#history-title');
};

function historyAt(arrange: Arrange, play?: (stage: Stage) => Promise<unknown>): Scene {
  const scene = setupAt('test', arrange, play);
  return {
    ...scene,
    open: async (stage) => {
      await scene.open?.(stage);
      await open();
    },
  };
}

const workedInMarch: Arrange = (record) => {
  tested(record, march, []);
  tested(record, lately, [firstBox(record)]);
  tested(record, today, [firstBox(record)]);
};

/** Earlier tests, and what changed between two of them. */
export const history: Record<string, Scene> = {
  'history-empty': historyAt(() => undefined),
  'history-one': historyAt((record) => tested(record, today, [])),
  'history-unchanged': historyAt(workedInMarch),
  'history-broke': historyAt(workedInMarch, () => press('history.sincePassed')),
  'history-mended': historyAt((record) => {
    tested(record, lately, [firstBox(record)]);
    tested(record, today, []);
  }),
  'history-keys': historyAt((record) => {
    tested(record, march, []);
    tested(record, today, null);
  }),
  'history-elsewhere': historyAt((record) => {
    tested(record, march, []);
    tested(record, today, [], { grounds: [{ ground: 'server', label: 'Server', then: 'api-eu.myconnectwise.net', now: 'api-na.myconnectwise.net' }] });
  }),
  'history-unfolded': historyAt(workedInMarch, unfold),
  'history-many': historyAt((record) => {
    for (let day = 1; day <= 14; day += 1) tested(record, `${day} November 2026, 09:00 (UTC+01:00)`, []);
  }),
  'history-recheck': historyAt((record) => {
    record.keys = savedPair('k3Zq');
    tested(record, today, []);
  }, () => pressAt('input[name="recheck"]:not(:checked)')),
  'history-rechecked': historyAt(
    (record, fake) => {
      record.keys = savedPair('k3Zq');
      tested(record, today, []);
      Object.assign(fake, { due: record.id, failsAt: 'keys' });
    },
    async ({ app }) => {
      await app.rechecks.tick();
      await settle();
    },
  ),
  'history-not-read': historyAt((_, fake) => fake.failNext.set('history_list', failure('disk-full', 'The disk is full'))),
};
