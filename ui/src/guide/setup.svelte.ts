import { FieldDraft } from '../address/draft.svelte';
import { Twin } from '../address/twin.svelte';
import { CallNotes } from '../call/notes.svelte';
import { LiveTest } from '../check/test.svelte';
import { Handover } from '../handover/handover.svelte';
import * as commands from '../ipc/commands';
import type { FieldId } from '../ipc/generated/FieldId';
import type { Part } from '../ipc/generated/Part';
import type { SetupId } from '../ipc/generated/SetupId';
import type { SetupReturn } from '../ipc/generated/SetupReturn';
import type { SetupView } from '../ipc/generated/SetupView';
import type { StepView } from '../ipc/generated/StepView';
import { SheetOnScreen } from '../permissions/sheet.svelte';
import { Action } from '../shared/action.svelte';

/** The setup on screen: the shell's view of it, which step is shown, and the acts on it. */
export class OpenSetup {
  view: SetupView;
  readonly marking = new Action();
  readonly moving = new Action();
  readonly test: LiveTest;
  readonly sheet: SheetOnScreen;
  readonly handover: Handover;
  readonly notes: CallNotes;
  readonly twin: Twin;
  readonly drafts: Record<FieldId, FieldDraft>;

  /** True while the place that keeps the keys has to be opened or chosen first. */
  isKeyPlaceMissing = $state(false);
  /** What is shown: a step, or a page beside the steps. */
  page = $state<'step' | 'overview' | 'history'>('step');
  /** What had changed when the person came back; none for a setup that was just begun. */
  readonly returned: SetupReturn | undefined;

  #shownStep = $state('');
  #turn: Promise<unknown> = Promise.resolve();

  constructor(view: SetupView, returned?: SetupReturn) {
    this.view = $state.raw(view);
    this.returned = returned;
    if (returned) this.page = 'overview';
    this.#shownStep = view.currentStep;
    this.test = new LiveTest(this);
    this.sheet = new SheetOnScreen(this);
    this.handover = new Handover(this);
    this.notes = new CallNotes(this, view.callNotes.draft);
    this.twin = new Twin(this);
    this.drafts = { 'company-id': this.#draftOf('company-id'), address: this.#draftOf('address') };
  }

  get id(): SetupId {
    return this.view.id;
  }

  readonly steps: StepView[] = $derived.by(() => this.view.sections.flatMap((section) => section.steps));
  readonly step: StepView | undefined = $derived.by(
    () => this.#find(this.#shownStep) ?? this.#find(this.view.currentStep) ?? this.steps[0],
  );
  readonly position: number = $derived.by(() => this.steps.findIndex((step) => step.id === this.step?.id));
  readonly previous: StepView | undefined = $derived.by(() => this.steps[this.position - 1]);
  readonly next: StepView | undefined = $derived.by(() => this.steps[this.position + 1]);
  /** Where the guide ends, and the step itself offers to finish. */
  readonly isAtEnd: boolean = $derived.by(() => !this.view.ending && (this.step?.part === 'report' || !this.next));
  /** The first step that waits for the person. */
  readonly upNext: StepView | undefined = $derived.by(() =>
    this.steps.find((step) => step.status === 'to-do' || step.status === 'problem'),
  );
  readonly stepsDone: number = $derived.by(() => this.steps.filter((step) => step.status === 'done').length);

  /** The step that shows a part; while a second pair is made, the one of its section, if that has one. */
  stepWith(part: Part): StepView | undefined {
    const { replacement } = this.view;
    const ofReplacement = replacement?.hasTakenOver === false ? this.stepsOf(replacement.section) : [];
    return [...ofReplacement, ...this.steps].find((step) => step.part === part);
  }

  /** The step that closes the page with the keys and is not done yet: of a second pair, if there is one. */
  stepThatCloses(): StepView | undefined {
    const { replacement } = this.view;
    const ofReplacement = replacement ? this.stepsOf(replacement.section) : [];
    return [...ofReplacement, ...this.steps].find((step) => step.closesPage && step.status !== 'done');
  }

  /** True where it is asked, or said, whose company answered: at the test always, else only when another one did. */
  asksWhose(step: StepView): boolean {
    const { state } = this.view.identity;
    if (state === 'unknown' || this.test.running.isRunning) return false;
    return step.part === 'test' || (state === 'stopped' && (step.part === 'fields' || step.place === 'vendor'));
  }

  /** True at a step in the vendor's portal while another company answers: nothing is shown there to hand on. */
  isStoppedAt(step: StepView): boolean {
    return this.view.identity.state === 'stopped' && step.place === 'vendor';
  }

  /** True where the card about the company holds what is to be done next. */
  isWhoseNext(step: StepView): boolean {
    const { state } = this.view.identity;
    return this.asksWhose(step) && step.part !== 'fields' && (state === 'asks' || state === 'stopped');
  }

  stepsOf(section: string): StepView[] {
    return this.view.sections.find(({ letter }) => letter === section)?.steps ?? [];
  }

  /** Shows the overview; what is typed is saved as on the way to another step. */
  goOverview(): Promise<void> {
    return this.#goBeside('overview');
  }

  /** Shows the earlier tests; what is typed is saved as on the way to another step. */
  goHistory(): Promise<void> {
    return this.#goBeside('history');
  }

  async #goBeside(page: 'overview' | 'history'): Promise<void> {
    this.marking.error = null;
    if (await this.settleOrShow()) this.page = page;
  }

  /** Shows a step at once; remembering it in the shell follows. */
  async go(step: string): Promise<void> {
    this.page = 'step';
    this.#shownStep = step;
    this.marking.error = null;
    await this.settle();
    await this.moving.run(() => this.change(() => commands.setupStepGo(this.id, step)));
  }

  async mark(step: string, isDone: boolean): Promise<boolean> {
    const done = await this.marking.run(async () => {
      await this.change(() => commands.setupStepMark(this.id, step, isDone));
      return true;
    });
    return done === true;
  }

  /** Reads the view again after an act that does not answer with one. */
  refresh(): Promise<void> {
    return this.change(() => commands.setupOpen(this.id));
  }

  /** Acts run one after the other, so that an older view never replaces a newer one. */
  async change(act: () => Promise<SetupView>): Promise<void> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    this.view = await turn;
  }

  /** Saves what is typed and not saved yet; false when that failed. */
  async settle(): Promise<boolean> {
    const saved = await Promise.all([...Object.values(this.drafts), this.notes.draft].map((draft) => draft.save()));
    return saved.every(Boolean);
  }

  /** The same, and shows the note or the fields when it failed: their text would otherwise be out of sight. */
  async settleOrShow(): Promise<boolean> {
    if (await this.settle()) return true;
    const fields = this.stepWith('fields');
    if (this.notes.draft.saving.error) this.notes.isOpen = true;
    else if (fields) {
      this.page = 'step';
      this.#shownStep = fields.id;
    }
    return false;
  }

  async leave(): Promise<boolean> {
    if (!(await this.settleOrShow())) return false;
    await this.test.stop();
    return true;
  }

  takeFieldsFromView(): void {
    for (const field of this.view.fields) this.drafts[field.id].replace(field.typed);
  }

  #draftOf(id: FieldId): FieldDraft {
    const typed = this.view.fields.find((field) => field.id === id)?.typed ?? '';
    return new FieldDraft(typed, (text) => this.change(() => commands.setupFieldSet(this.id, id, text)));
  }

  #find(id: string): StepView | undefined {
    return this.steps.find((step) => step.id === id);
  }
}
