import { say, type WordKey } from '../words';

/** The words of the sheet's columns, in ConnectWise's order. */
export const columnWords: readonly WordKey[] = ['permissions.add', 'permissions.edit', 'permissions.delete', 'permissions.inquire'];

/** A column as ConnectWise's page names it, "Inquire Level", by its place among them. */
export function columnTitle(place: number): string {
  const words = columnWords[place];
  return words === undefined ? '' : say(words);
}
