import type { CommandError } from '../generated/CommandError';

export function failure(code: CommandError['code'], title: string): CommandError {
  return { code, words: { title, happened: 'Onramp could not do this.', why: '', toDo: 'Try again.' } };
}
