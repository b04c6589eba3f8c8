import * as commands from '../ipc/commands';
import type { BoxChange } from '../ipc/generated/BoxChange';
import type { PracticeView } from '../ipc/generated/PracticeView';
import type { ScenarioOption } from '../ipc/generated/ScenarioOption';
import { Action } from '../shared/action.svelte';
import { say } from '../words';

/** One thing that is broken at the moment. */
export interface Broken {
  id: string;
  title: string;
  about: string;
  mend: () => Promise<void>;
}

/** The practice ConnectWise, as the banner shows it. What is broken is what practice itself said last. */
export class Practice {
  view = $state.raw<PracticeView | undefined>();
  isOpened = $state(false);
  /** The last change, for a screen reader. */
  said = $state('');
  /** True where the eye finds the last change in the list of what is broken. */
  isSaidInList = $state(false);
  /** What can be broken, as the panel shows it: what stands in one group together, the groups in the order they come. */
  readonly groups = $derived(grouped(this.view?.scenarios ?? []));
  readonly broken = $derived(this.view ? this.#broken(this.view) : []);
  readonly loading = new Action();
  readonly changing = new Action();
  readonly opening = new Action();

  /** Begins anew, as on a setup that is opened. */
  async enter(): Promise<void> {
    this.said = '';
    this.isOpened = false;
    await this.load();
  }

  /** Asks practice how it stands; starts it when it does not run. */
  async load(): Promise<void> {
    await this.loading.run(async () => {
      this.view = await commands.practiceStatus();
    });
  }

  /** Asks again what is broken: the person may have mended it in the practice ConnectWise. */
  async refresh(): Promise<void> {
    if (this.view && !this.changing.isRunning) await this.load();
  }

  /** Lets one thing go wrong besides what does already, or mends it. */
  async setScenario(option: ScenarioOption, isOn: boolean): Promise<void> {
    await this.#change(() => commands.practiceScenarioSet(option.id, isOn), isOn, option.title);
  }

  /** Takes a box away from whoever signs in, sets it to My, or gives it back. */
  async setBox(permission: string, change: BoxChange, place: string): Promise<void> {
    await this.#change(() => commands.practiceBoxSet(permission, change), change !== 'mended', place);
  }

  /** Lets nothing go wrong any more. */
  async mendAll(): Promise<void> {
    await this.#change(() => commands.practiceMend(), false);
  }

  async open(): Promise<void> {
    this.isOpened = false;
    await this.opening.run(async () => {
      await commands.practicePagesOpen();
      this.isOpened = true;
    });
  }

  /** Without `what`, all of it was mended. */
  async #change(act: () => Promise<PracticeView>, isBroken: boolean, what?: string): Promise<void> {
    this.said = '';
    await this.changing.run(async () => {
      this.view = await act();
      this.isSaidInList = isBroken;
      this.said = what === undefined ? say('practice.saidAllMended') : say(isBroken ? 'practice.saidBroken' : 'practice.saidMended', { what });
    });
  }

  #broken(view: PracticeView): Broken[] {
    const boxes = view.boxes.map((box) => ({
      id: box.permission,
      title: say(box.change === 'my' ? 'practice.boxMy' : 'practice.boxTaken', { box: box.place }),
      about: say(box.change === 'my' ? 'practice.boxMyAbout' : 'practice.boxTakenAbout'),
      mend: () => this.setBox(box.permission, 'mended', box.place),
    }));
    const scenarios = view.scenarios.filter((option) => option.isOn);
    return [...boxes, ...scenarios.map((option) => ({ ...option, mend: () => this.setScenario(option, false) }))];
  }
}

function grouped(scenarios: ScenarioOption[]): { name: string; scenarios: ScenarioOption[] }[] {
  const names = [...new Set(scenarios.map((scenario) => scenario.group))];
  return names.map((name) => ({ name, scenarios: scenarios.filter((scenario) => scenario.group === name) }));
}
