import * as commands from '../ipc/commands';
import type { GuideCard } from '../ipc/generated/GuideCard';
import type { HomeQuery } from '../ipc/generated/HomeQuery';
import type { HomeView } from '../ipc/generated/HomeView';
import type { SetupCard } from '../ipc/generated/SetupCard';
import type { SetupId } from '../ipc/generated/SetupId';
import type { SetupView } from '../ipc/generated/SetupView';
import { Action } from '../shared/action.svelte';
import { say, sayCount } from '../words';

/** Everything that is not put aside, the one changed last first. */
export const everything: Readonly<HomeQuery> = {
  text: '', order: 'changed', state: null, guide: null, isPractice: null, isArchived: false, skip: 0,
};

/** How long nobody types before the number of matches is said. */
const quietMs = 600;

/** The setups on this computer, and what the list is narrowed to. */
export class Home {
  view = $state.raw<HomeView | undefined>();
  query = $state.raw<HomeQuery>(everything);
  readonly loading = new Action();
  readonly opening = new Action();
  readonly changing = new Action();
  announcement = $state('');

  readonly isNarrowed: boolean = $derived.by(() => {
    const { text, state, guide, isPractice } = this.query;
    return text.trim() !== '' || state !== null || guide !== null || isPractice !== null;
  });

  #asked = 0;
  #saying: ReturnType<typeof setTimeout> | undefined;

  /** Asks for the list. An answer that comes after a newer question is dropped. */
  async load(): Promise<void> {
    await this.loading.run(() => this.#ask());
  }

  /** Narrows or sorts the list, and says how many match once nobody types any more. */
  async narrow(change: Partial<HomeQuery>): Promise<void> {
    this.query = { ...this.query, ...change, skip: 0 };
    await this.load();
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => (this.announcement = this.#found()), quietMs);
  }

  /** Adds the next part of a long list. */
  async more(): Promise<void> {
    await this.loading.run(async () => {
      const { view } = this;
      if (!view) return;
      const asked = ++this.#asked;
      const next = await commands.setupList({ ...this.query, skip: view.cards.length });
      if (asked !== this.#asked) return;
      this.view = { ...next, cards: [...view.cards, ...next.cards], reports: view.reports };
      this.announcement = say('home.moreShown', { shown: this.view.cards.length, count: next.found });
    });
  }

  /** `isHidden`: the company is not to be named. */
  async delete(card: SetupCard, isHidden: boolean): Promise<boolean> {
    return this.#change(() => commands.setupDelete(card.id), say('home.deleted', { name: cardTitle(card, isHidden) }));
  }

  /** Deletes a setup whose record cannot be read. */
  async deleteUnreadable(id: SetupId): Promise<boolean> {
    return this.#change(() => commands.setupDelete(id), say('home.deleted', { name: say('home.unreadableOne') }));
  }

  /** Puts a setup aside, or brings it back; see `delete`. */
  async archive(card: SetupCard, isHidden: boolean): Promise<boolean> {
    const said = card.isArchived ? 'home.broughtBack' : 'home.archived';
    return this.#change(() => commands.setupArchive(card.id, !card.isArchived), say(said, { name: cardTitle(card, isHidden) }));
  }

  /** Removes a kept report of somebody else's. */
  async removeReport(id: string): Promise<boolean> {
    return this.#change(() => commands.receivedRemove(id), say('received.removed'));
  }

  async open(id: SetupId, show: (id: SetupId) => Promise<void>): Promise<void> {
    await this.opening.run(() => show(id));
  }

  /** How many match: setups, and kept reports where there are any. */
  #found(): string {
    const { found = 0, reportsFound = 0, reportsTotal = 0 } = this.view ?? {};
    const setups = sayCount('home.found', found);
    return reportsTotal > 0 ? `${setups}, ${sayCount('received.found', reportsFound)}` : setups;
  }

  async #change(act: () => Promise<unknown>, said: string): Promise<boolean> {
    const isDone = await this.changing.run(async () => {
      await act();
      await this.#ask();
      clearTimeout(this.#saying);
      this.announcement = said;
      return true;
    });
    return isDone === true;
  }

  async #ask(): Promise<void> {
    const asked = ++this.#asked;
    const view = await commands.setupList(this.query);
    if (asked !== this.#asked) return;
    this.view = view;
    // Without tools on screen nobody could widen the list again.
    if (view.hasTools || this.query === everything) return;
    this.query = everything;
    await this.#ask();
  }
}

export function cardTitle(card: SetupCard, isHidden: boolean): string {
  return say('delete.what', { vendor: card.guideName, company: cardCompany(card, isHidden) });
}

/** The company as it may be shown now. That none is entered yet is no name. */
export function cardCompany({ company }: { company: string | null }, isHidden: boolean): string {
  if (company === null) return say('home.noCompany');
  return isHidden ? say('present.hidden') : company;
}

/** The choice of a guide for a new setup. */
export class GuideChoice {
  guides = $state.raw<GuideCard[] | undefined>();
  chosen = $state<string | undefined>();
  readonly loading = new Action();
  readonly starting = new Action();

  async load(): Promise<void> {
    await this.loading.run(async () => {
      this.guides = await commands.guideList();
    });
  }

  /** Creates the setup; without a choice it says so in place of a button that cannot be pressed. */
  async start(isPractice: boolean): Promise<SetupView | undefined> {
    const { chosen } = this;
    if (chosen === undefined) {
      this.starting.error = {
        code: 'guide-not-found',
        words: {
          title: say('new.chooseTitle'),
          happened: say('new.chooseHappened'),
          why: '',
          toDo: say('new.chooseToDo'),
        },
      };
      return undefined;
    }
    return this.starting.run(() => commands.setupCreate(chosen, isPractice));
  }
}
