import type { PermissionFindingView } from '../ipc/generated/PermissionFindingView';
import { icons } from '../check/outcome';
import type { IconName } from '../shared/icon';

/** How a box stands, short enough for a cell: a mark, its word, and how old it is where an earlier test found it. */
export interface Standing {
  icon: IconName;
  words: string;
}

export function standingOf(found: PermissionFindingView): Standing {
  const isHarmless = found.isOptional && found.outcome === 'failed';
  return {
    icon: isHarmless ? 'none' : icons[found.outcome],
    words: found.knownAt === null ? found.standing : `${found.standing}, ${found.knownAt}`,
  };
}
