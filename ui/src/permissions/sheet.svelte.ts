import { SvelteSet } from 'svelte/reactivity';
import type { OpenSetup } from '../guide/setup.svelte';
import type { PermissionFindingView } from '../ipc/generated/PermissionFindingView';
import type { PermissionModule } from '../ipc/generated/PermissionModule';
import type { PermissionRow } from '../ipc/generated/PermissionRow';
import { standingOf, type Standing } from './standing';

/** The permission sheet of one setup as this person looks at it: which rows are shown, ticked and pointed at. */
export class SheetOnScreen {
  /**
   * False at first: whoever walks down ConnectWise's page with the sheet beside it meets every row there, and a row
   * that the sheet leaves out is a row to worry about.
   */
  isOnlyAsked = $state(false);
  /** The box that the test pointed at. */
  target = $state<string | null>(null);
  /** What the person ticked off; theirs alone, and evidence of nothing. */
  readonly ticked = new SvelteSet<string>();

  readonly #setup: OpenSetup;
  readonly #found: Readonly<Record<string, PermissionFindingView>> = $derived.by(() => {
    const boxes = this.#setup.view.lastRun?.permissions?.boxes ?? [];
    return Object.fromEntries(boxes.map((found) => [found.permission, found]));
  });

  constructor(setup: OpenSetup) {
    this.#setup = setup;
  }

  readonly rows: PermissionRow[] = $derived.by(
    () => this.#setup.view.permissions?.modules.flatMap((module) => module.rows) ?? [],
  );
  readonly askedRows: number = $derived.by(() => this.rows.filter(isAsked).length);
  readonly modules: PermissionModule[] = $derived.by(() => {
    const modules = this.#setup.view.permissions?.modules ?? [];
    if (!this.isOnlyAsked) return modules;
    const shown = modules.map((module) => ({ ...module, rows: module.rows.filter(isAsked) }));
    return shown.filter((module) => module.rows.length > 0);
  });

  /** When the marks were found (RFC 3339); none where there are none. */
  get foundAt(): string | undefined {
    const { lastRun } = this.#setup.view;
    return lastRun?.permissions ? lastRun.finishedAt : undefined;
  }

  /** True when the last test asked only for a part, so that some marks are older than it. */
  get isFoundInPart(): boolean {
    return this.#setup.view.lastRun?.permissions?.isPartial ?? false;
  }

  standing(permission: string): Standing | undefined {
    const found = this.#found[permission];
    return found && standingOf(found);
  }

  /** What the test said of the box it pointed at. */
  get targetTitle(): string {
    return (this.target !== null && this.#found[this.target]?.words.title) || '';
  }

  /** True when the sheet has a row for this box. */
  holds(permission: string): boolean {
    const tables = this.#setup.view.permissions?.tables ?? [];
    return this.rows.some((row) => hasBox(row, permission)) || tables.some((table) => table.permission === permission);
  }

  /** Opens the sheet at the row of a box; a row that the person's own filter hides is shown again. */
  async show(permission: string): Promise<void> {
    const step = this.#setup.stepWith('permissions');
    if (!step) return;
    if (!this.rows.some((row) => hasBox(row, permission) && isAsked(row))) this.isOnlyAsked = false;
    this.target = permission;
    await this.#setup.go(step.id);
  }

  tick(row: string, isTicked: boolean): void {
    if (isTicked) this.ticked.add(row);
    else this.ticked.delete(row);
  }
}

export function isAsked(row: PermissionRow): boolean {
  return row.boxes.some((box) => box.asked !== 'nothing');
}

export function hasBox(row: PermissionRow, permission: string | null): boolean {
  return row.boxes.some((box) => box.permission === permission);
}
