import type { UpdateFound } from '../generated/UpdateFound';
import type { UpdateOffer } from '../generated/UpdateOffer';
import type { UpdateWait } from '../generated/UpdateWait';
import { failure } from './failure';
import type { FakeOnramp } from './fake';
import type { Handlers } from './life';

type OfSettings = 'settings_get' | 'settings_integration_id_set' | 'update_fetch' | 'update_install' | 'update_look' | 'update_offer';

/** What a publisher offers, and what an installation would have to wait for. */
export class FakeUpdates {
  offer: UpdateOffer | null = null;
  found: UpdateFound | null = null;
  waits: UpdateWait[] = [];
  untilFetched: Promise<null> = Promise.resolve(null);
}

export const newer: UpdateFound = { version: '0.2.0', news: '- Faster permission check\n- The hand-off names its recipient' };

/** The settings, and newer versions. */
export function settingsOf(fake: FakeOnramp): Pick<Handlers, OfSettings> {
  return {
    settings_get: () => fake.settings,
    settings_integration_id_set: ({ typed }) => {
      if (typed !== '' && !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(typed)) throw failure('integration-id-not-guid', 'This is no integration ID');
      fake.settings = { ...fake.settings, integrationIdTyped: typed, integrationIdSource: typed === '' ? 'built-in' : 'settings' };
      return fake.settings;
    },
    update_offer: () => fake.updates.offer,
    update_look: () => fake.updates.found,
    update_fetch: async () => {
      await fake.updates.untilFetched;
      return fake.updates.waits;
    },
    update_install: () => fake.updates.waits,
  };
}
