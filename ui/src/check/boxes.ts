import type { FindingView } from '../ipc/generated/FindingView';
import type { PermissionFindingView } from '../ipc/generated/PermissionFindingView';
import type { PermissionRunView } from '../ipc/generated/PermissionRunView';
import { say } from '../words';
import { problemsOf } from './outcome';

/** The boxes of a run, by what a person has to do about them; each box in one list, in the order of ConnectWise's page. */
export interface BoxesByNeed {
  /** Missing for sure, and asked by the document. */
  toSet: PermissionFindingView[];
  /** Worth a look, with those together of which one is missing. */
  toLookAt: PermissionFindingView[][];
  /** Not set, and not asked by the document. */
  optional: PermissionFindingView[];
  unknown: PermissionFindingView[];
  passed: PermissionFindingView[];
}

export function boxesByNeed(run: PermissionRunView): BoxesByNeed {
  const sorted: BoxesByNeed = { toSet: [], toLookAt: [], optional: [], unknown: [], passed: [] };
  const choices = new Map<string, PermissionFindingView[]>();
  for (const found of run.boxes) {
    if (found.outcome === 'passed') sorted.passed.push(found);
    else if (found.outcome === 'failed') (found.isOptional ? sorted.optional : sorted.toSet).push(found);
    else if (found.isDoubtful) putBeside(choices, found, sorted.toLookAt);
    else if (found.outcome !== 'not-needed') sorted.unknown.push(found);
  }
  return sorted;
}

/** Boxes that name each other are one question. */
function putBeside(choices: Map<string, PermissionFindingView[]>, found: PermissionFindingView, groups: PermissionFindingView[][]): void {
  const key = [...new Set([found.place, ...found.oneOf])].sort().join('\n');
  const group = choices.get(key);
  if (group) {
    group.push(found);
    return;
  }
  const begun = [found];
  choices.set(key, begun);
  groups.push(begun);
}

/** How a box is known, and since when where an earlier test found it; empty where nothing is known. */
export function knownByWords({ knownBy, knownAt }: PermissionFindingView): string {
  if (!knownBy) return '';
  return knownAt === null ? say('boxes.knownBy', { how: knownBy }) : say('boxes.knownByAt', { how: knownBy, when: knownAt });
}

/** The findings about the whole: what failed stands with the boxes to set, and is not said twice. */
export function wholeOf(run: PermissionRunView): { failed: FindingView[]; others: FindingView[] } {
  const failed = run.findings.filter((finding) => finding.outcome === 'failed');
  const unsure = problemsOf(run.findings).filter((finding) => finding.outcome !== 'failed');
  const rest = run.findings.filter((finding) => finding.outcome !== 'failed' && finding.outcome !== 'could-not-tell');
  return { failed, others: [...unsure, ...rest] };
}
