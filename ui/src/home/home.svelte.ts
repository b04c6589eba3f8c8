import * as commands from '../ipc/commands';
import type { GuideCard } from '../ipc/generated/GuideCard';
import type { SetupCard } from '../ipc/generated/SetupCard';
import type { SetupId } from '../ipc/generated/SetupId';
import type { SetupView } from '../ipc/generated/SetupView';
import { Action } from '../shared/action.svelte';
import { say } from '../words';

/** The setups on this computer. */
export class Home {
  setups = $state.raw<SetupCard[] | undefined>();
  readonly loading = new Action();
  readonly opening = new Action();
  readonly deleting = new Action();
  announcement = $state('');

  async load(): Promise<void> {
    await this.loading.run(async () => {
      this.setups = await commands.setupList();
    });
  }

  /** `isHidden`: the company is not to be named. */
  async delete(card: SetupCard, isHidden: boolean): Promise<boolean> {
    const isDeleted = await this.deleting.run(async () => {
      await commands.setupDelete(card.id);
      this.setups = await commands.setupList();
      this.announcement = say('home.deleted', { name: cardTitle(card, isHidden) });
      return true;
    });
    return isDeleted === true;
  }

  async open(id: SetupId, show: (id: SetupId) => Promise<void>): Promise<void> {
    await this.opening.run(() => show(id));
  }
}

export function cardTitle(card: SetupCard, isHidden: boolean): string {
  return say('delete.what', { vendor: card.guideName, company: cardCompany(card, isHidden) });
}

/** The company as it may be shown now. That none is entered yet is no name. */
export function cardCompany(card: SetupCard, isHidden: boolean): string {
  if (card.company === null) return say('home.noCompany');
  return isHidden ? say('present.hidden') : card.company;
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
