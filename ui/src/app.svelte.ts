import { Presenting } from './call/presenting.svelte';
import { OutgoingCopy } from './clipboard/outgoing.svelte';
import { toCommandError } from './ipc/errors';
import type { OpenedFile } from './ipc/generated/OpenedFile';
import type { InviteView } from './ipc/generated/InviteView';
import type { DeskFileView } from './ipc/generated/DeskFileView';
import type { ReceivedView } from './ipc/generated/ReceivedView';
import type { CommandError } from './ipc/generated/CommandError';
import type { SetupId } from './ipc/generated/SetupId';
import type { SetupView } from './ipc/generated/SetupView';
import { Rechecks } from './history/recheck.svelte';
import { Home } from './home/home.svelte';
import { openedFileRead, openedFileTake, receivedOpen, setupReturn } from './ipc/commands';
import { OpenSetup } from './guide/setup.svelte';
import { Practice } from './practice/practice.svelte';
import { Updates } from './update/updates.svelte';

export type Screen =
  | { kind: 'home' }
  | { kind: 'new'; isPractice: boolean }
  | { kind: 'setup'; setup: OpenSetup }
  | { kind: 'invited'; invite: InviteView }
  | { kind: 'received'; report: ReceivedView }
  | { kind: 'inviting' }
  | { kind: 'desk'; desk: DeskFileView }
  | { kind: Aside; back: Screen };

/** The pages beside what the person was at. */
type Aside = 'settings' | 'help' | 'exporting';

/** Which screen is shown, and the failures that have no place of their own. */
export class App {
  screen = $state.raw<Screen>({ kind: 'home' });
  /** It lies on the clipboard whatever screen is shown. */
  readonly copy = new OutgoingCopy();
  readonly presenting = new Presenting();
  readonly practice = new Practice();
  /** What the list is narrowed to outlives the look at a setup. */
  readonly home = new Home();
  /** Tests that Onramp runs by itself while it is open. */
  readonly rechecks = new Rechecks(this);
  /** What was found or fetched outlives the look at the settings. */
  readonly updates = new Updates();
  notice = $state.raw<CommandError | null>(null);

  async goHome(): Promise<void> {
    if (await this.#mayLeave()) this.screen = { kind: 'home' };
  }

  goNew(isPractice: boolean): void {
    this.screen = { kind: 'new', isPractice };
  }

  goInviting(): void {
    this.screen = { kind: 'inviting' };
  }

  /** Looks at a file that was chosen in the window. */
  openFile(name: string, text: string): Promise<void> {
    return this.#look(() => openedFileRead(name, text));
  }

  /** Looks at the file that was opened from outside, if one waits: dropped, double-clicked, or named at the start. */
  openWaiting(): Promise<void> {
    return this.#look(openedFileTake);
  }

  goSettings(): Promise<void> {
    return this.#goAside('settings');
  }

  goHelp(): Promise<void> {
    return this.#goAside('help');
  }

  goExporting(): Promise<void> {
    return this.#goAside('exporting');
  }

  goBack(): void {
    if (!('back' in this.screen)) return;
    this.screen = this.screen.back;
    if (this.screen.kind === 'setup' && this.screen.setup.view.isPractice) void this.practice.refresh();
  }

  /** Opens a setup for somebody who comes back to it: at its overview, with what has changed. */
  async open(id: SetupId): Promise<void> {
    const returned = await setupReturn(id);
    await this.#enter(new OpenSetup(returned.view, returned));
  }

  /** Shows a report that is kept. */
  async openReport(id: string): Promise<void> {
    this.screen = { kind: 'received', report: await receivedOpen(id) };
  }

  /** Leaves the setup on screen for another one. */
  async openOther(id: SetupId): Promise<void> {
    if (await this.#mayLeave()) await this.open(id);
  }

  /** Shows a setup at its step. */
  async show(view: SetupView): Promise<void> {
    await this.#enter(new OpenSetup(view));
  }

  /** Shows a failure that reached nobody, so that none is silent. */
  report(reason: unknown): void {
    this.notice = toCommandError(reason).failure;
  }

  /** Shows what is in a file, by its kind. What is wrong with it is said above the screen that was shown. */
  async #look(read: () => Promise<OpenedFile | null>): Promise<void> {
    this.notice = null;
    try {
      const file = await read();
      if (file === null || !(await this.#mayLeave())) return;
      if (file.kind === 'report') this.screen = { kind: 'received', report: file.report };
      else if (file.kind === 'desk') this.screen = { kind: 'desk', desk: file.desk };
      else this.screen = { kind: 'invited', invite: file.invite };
    } catch (reason) {
      this.report(reason);
    }
  }

  /** What stands above a setup's steps and within them is asked for first, so that nothing moves when it comes. */
  async #enter(setup: OpenSetup): Promise<void> {
    if (setup.view.isPractice) await this.practice.enter();
    else await setup.twin.look();
    this.screen = { kind: 'setup', setup };
  }

  /** Shows a page beside what the person was at, from which they come back to it. */
  async #goAside(kind: Aside): Promise<void> {
    const { screen } = this;
    const back = 'back' in screen ? screen.back : screen;
    if (screen.kind === kind) return;
    if (back.kind !== 'setup' || (await back.setup.settle())) this.screen = { kind, back };
  }

  /** What was typed is saved first; when that fails, the screen with the text stays. */
  async #mayLeave(): Promise<boolean> {
    return this.screen.kind !== 'setup' || this.screen.setup.leave();
  }
}
