/** What to do, with the way to the box taken out of the sentence so that it can stand on a line of its own. */
export interface RemedyParts {
  before: string;
  after: string;
}

/** Where the sentence does not hold the way, all of it stands before. */
export function aroundRemedy(toDo: string, remedy: string): RemedyParts {
  const at = toDo.indexOf(remedy);
  if (at < 0) return { before: toDo, after: '' };
  return { before: toDo.slice(0, at).trim(), after: toDo.slice(at + remedy.length).replace(/^[.\s]+/, '') };
}
