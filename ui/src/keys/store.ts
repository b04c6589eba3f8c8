import type { Code } from '../ipc/generated/Code';

/** True for what went wrong with the place that keeps the keys: it is mended where the keys are. */
export function isOfKeyStore(code: Code): boolean {
  return /^(keychain|sealed-file)-/.test(code);
}
