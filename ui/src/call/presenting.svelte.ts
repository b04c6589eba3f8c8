import { createContext } from 'svelte';
import * as commands from '../ipc/commands';
import { Action } from '../shared/action.svelte';
import { say } from '../words';

/** Present mode: everything is larger, and no other company's name is on screen. It outlives a restart in the middle of a call. */
export class Presenting {
  isOn = $state(false);
  announcement = $state('');
  readonly changing = new Action();

  /** Takes over what was last chosen. Before the window is drawn, so that no name is on screen until then. */
  async load(): Promise<void> {
    await this.changing.run(async () => this.#show(await commands.presentingGet()));
  }

  /** What is to be hidden is hidden at once; what is to be shown again waits until that is on record. */
  async set(isOn: boolean): Promise<void> {
    if (isOn) this.#show(true);
    await this.changing.run(async () => {
      await commands.presentingSet(isOn);
      this.#show(isOn);
      this.announcement = say(isOn ? 'present.on' : 'present.off');
    });
  }

  #show(isOn: boolean): void {
    this.isOn = isOn;
    document.documentElement.toggleAttribute('data-presenting', isOn);
  }
}

export const [getPresenting, setPresenting] = createContext<Presenting>();
