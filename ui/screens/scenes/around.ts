import { failure } from '../../src/ipc/fake/fake';
import type { App } from '../../src/app.svelte';
import { choose, press, see, settle, setupAt, type, unfold, type Scene } from '../stage';

const setupsOnly = '';
const without = 'empty';

const page = (go: (app: App) => unknown, then: () => Promise<unknown> = settle): Scene => ({
  query: without,
  play: async ({ app }) => {
    await go(app);
    await settle();
    await then();
  },
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
    play: async ({ app }) => {
      await app.goSettings();
      await see('#integration-id');
    },
  },
  help: page((app) => app.goHelp(), unfold),
  'help-of-a-setup': setupAt('member', (record) => (record.features = ['billing']), async ({ app }) => {
    await app.goHelp();
    await settle();
  }),
  'help-on-a-step': setupAt('member', undefined, unfold),
  'practice-banner': setupAt('address', (record) => (record.isPractice = true)),
};
