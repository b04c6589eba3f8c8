import { deskFile, writtenWithGaps } from '../../src/ipc/fake/desk';
import { failure } from '../../src/ipc/fake/fake';
import { press, see, type Scene, type Stage } from '../stage';
import { fill } from './home';

/** A desk's file that waited for the window. */
const opened = (changes: Partial<typeof deskFile> = {}, play?: (stage: Stage) => Promise<unknown>): Scene => ({
  query: 'empty',
  arrange: (fake) => (fake.waitingDesk = { ...deskFile, ...changes }),
  open: async ({ app }) => {
    await app.openWaiting();
    await see('h1');
  },
  ...(play && { play }),
});

const exporting = (play?: (stage: Stage) => Promise<unknown>): Scene => ({
  query: 'empty',
  arrange: fill,
  open: async ({ app }) => {
    await app.goExporting();
    await see('#desk-folder');
  },
  ...(play && { play }),
});

/** The desk, into a file and out of one. */
export const desks: Record<string, Scene> = {
  desk: opened(),
  'desk-nothing': opened({ added: { count: 0, first: [] } }),
  'desk-left-out': opened({ leftOut: { count: 1, first: [{ company: 'Litware', vendor: 'another-vendor', server: 'na.myconnectwise.net', isPractice: false, hasTwin: false }] } }),
  'desk-twin': opened({
    addressesLeftOut: 1,
    added: { count: 1, first: [{ company: 'Litware', vendor: 'Phin', server: 'psa.litware.example', isPractice: false, hasTwin: true }] },
  }),
  'desk-added': opened({}, async () => {
    await press('desk.add');
    await see('[role=status]');
  }),
  'desk-refused': opened({}, async ({ fake }) => {
    fake.failNext.set('desk_import', failure('desk-damaged', 'The file with the desk is damaged'));
    await press('desk.add');
  }),
  exporting: exporting(),
  'exporting-written': exporting(() => press('exporting.write')),
  'exporting-gaps': exporting(async ({ fake }) => {
    fake.deskGaps = writtenWithGaps;
    await press('exporting.write');
  }),
  'exporting-refused': exporting(async ({ fake }) => {
    fake.failNext.set('desk_write', failure('desk-not-written', 'The desk could not be written to the file'));
    await press('exporting.write');
  }),
};
