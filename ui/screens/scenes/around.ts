import { failure } from '../../src/ipc/fake/fake';
import type { App } from '../../src/app.svelte';
import { newer, type FakeUpdates } from '../../src/ipc/fake/settings';
import type { UpdateWait } from '../../src/ipc/generated/UpdateWait';
import type { FakeRecord } from '../../src/ipc/fake/record';
import { choose, press, pressAt, see, settle, setupAt, type, unfold, type Arrange, type Scene } from '../stage';

const setupsOnly = '';
const without = 'empty';

const page = (go: (app: App) => unknown, play?: () => Promise<unknown>): Scene => ({
  query: without,
  open: async ({ app }) => {
    await go(app);
  },
  ...(play && { play }),
});

/** A setup in practice, with some things broken there. */
const practised = (changes: Partial<FakeRecord> = {}, broken: string[] = []): Arrange => (record, fake) => {
  Object.assign(record, { isPractice: true, features: ['billing'] }, changes);
  for (const id of broken) fake.practice.setScenario(id, true);
};

const waits: UpdateWait[] = [
  { id: 'one', company: 'ACME MSP', vendor: 'Phin', reason: 'page-open' },
  { id: 'two', company: null, vendor: 'MSP Process', reason: 'keys-in-memory' },
  { id: 'three', company: 'Contoso IT', vendor: 'Phin', reason: 'test-running' },
];

/** The settings of an Onramp whose publisher offers newer versions. */
const offered = (updates: Partial<FakeUpdates> = {}, play?: Scene['play']): Scene => ({
  query: without,
  arrange: (fake) => Object.assign(fake.updates, { offer: { host: 'updates.example.com' } }, updates),
  open: async ({ app }) => {
    await app.goSettings();
    await see('#update-title');
  },
  ...(play && { play }),
});

/** The pages around the setups. */
export const around: Record<string, Scene> = {
  'home-empty': { query: without },
  'home-setups': { query: setupsOnly },
  'home-not-read': { query: without, arrange: (fake) => fake.failNext.set('setup_list', failure('records-unreadable', 'Your setups cannot be read')) },
  'home-delete': { query: setupsOnly, play: () => press('home.delete') },
  'home-notice': {
    query: setupsOnly,
    play: async ({ app }) => {
      app.report(new Error('nobody expected this'));
      await see('.notice');
    },
  },
  'new-setup': page((app) => app.goNew(false)),
  'new-setup-chosen': page((app) => app.goNew(false), () => choose('guide-phin')),
  'new-setup-not-chosen': page((app) => app.goNew(false), () => press('new.start')),
  'new-practice': page((app) => app.goNew(true)),
  settings: page((app) => app.goSettings()),
  'settings-refused': page((app) => app.goSettings(), async () => {
    await type('integration-id', 'not an ID');
    await press('settings.save');
  }),
  'settings-missing': {
    query: without,
    arrange: (fake) => (fake.settings = { ...fake.settings, integrationIdSource: 'missing' }),
    open: async ({ app }) => {
      await app.goSettings();
      await see('#integration-id');
    },
  },
  'settings-update': offered(),
  'settings-update-none': offered({}, () => press('update.look')),
  'settings-update-found': offered({ found: newer }, () => press('update.look')),
  'settings-update-waits': offered({ found: newer, waits }, async () => {
    await press('update.look');
    await press('update.install');
  }),
  'settings-update-closing': offered({ found: newer }, async () => {
    await press('update.look');
    await press('update.install');
  }),
  'settings-update-forged': offered({ found: newer }, async ({ fake }) => {
    await press('update.look');
    fake.failNext.set('update_fetch', failure('update-not-genuine', 'The new version was thrown away'));
    await press('update.install');
  }),
  help: page((app) => app.goHelp(), async () => {
    // The notices are asked for when their fold is opened, and have folds of their own.
    await unfold();
    await unfold();
  }),
  'help-of-a-setup': setupAt('member', (record) => (record.features = ['billing']), async ({ app }) => {
    await app.goHelp();
    await settle();
  }),
  'help-on-a-step': setupAt('member', undefined, unfold),
  'practice-banner': setupAt('address', (record) => (record.isPractice = true)),
  'practice-panel': setupAt('role', practised(), () => press('practice.fold')),
  'practice-panel-admin': setupAt('address', practised({ role: 'admin' }), () => press('practice.fold')),
  'practice-box-taken': setupAt('role', practised(), async () => {
    await press('practice.fold');
    await press('practice.take');
  }),
  'practice-several-broken': setupAt('role', practised({}, ['swapped-keys', 'no-default-board']), async () => {
    await press('practice.fold');
    await press('practice.take');
    await pressAt('[aria-pressed="false"]');
  }),
  'practice-mended': setupAt('role', practised({}, ['swapped-keys']), () => press('practice.mendAll')),
  'practice-not-started': setupAt('address', (record, fake) => {
    record.isPractice = true;
    fake.failNext.set('practice_status', failure('practice-not-started', 'Practice could not start'));
  }),
};
