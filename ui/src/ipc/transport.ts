import type { Answers, CommandName, Takes } from './contract';
import type { CheckProgress } from './generated/CheckProgress';

export type ProgressListener = (progress: CheckProgress) => void;

/** The way to the shell: Tauri's in the window, the fake's in tests and in a plain browser. */
export interface Transport {
  call<C extends CommandName>(command: C, takes: Takes<C>, onProgress?: ProgressListener): Promise<Answers<C>>;
  /** The address under which the frame finds the report's preview. */
  previewAddress(previewId: string): string;
}

let inUse: Transport | undefined;

export function setTransport(transport: Transport): void {
  inUse = transport;
}

export function transport(): Transport {
  if (!inUse) throw new Error('no transport was set');
  return inUse;
}
