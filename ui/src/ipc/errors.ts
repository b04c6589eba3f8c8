import { say } from '../words';
import type { CommandError } from './generated/CommandError';

/** A command's failure, as something that can be thrown. */
export class CommandFailed extends Error {
  constructor(readonly failure: CommandError) {
    super(failure.code);
    this.name = 'CommandFailed';
  }
}

/** Turns whatever a command was rejected with into a failure that has words. */
export function toCommandError(reason: unknown): CommandFailed {
  if (reason instanceof CommandFailed) return reason;
  return new CommandFailed(isCommandError(reason) ? reason : unexpected());
}

/** The reason's own text is left out: it is for programmers, and nobody has checked what it holds. */
function unexpected(): CommandError {
  return {
    code: 'unexpected',
    words: {
      title: say('unexpected.title'),
      happened: say('unexpected.happened'),
      why: '',
      toDo: say('unexpected.toDo'),
    },
  };
}

function isCommandError(reason: unknown): reason is CommandError {
  return isRecord(reason) && typeof reason['code'] === 'string' && isWords(reason['words']);
}

function isWords(value: unknown): boolean {
  return isRecord(value) && ['title', 'happened', 'why', 'toDo'].every((part) => typeof value[part] === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
