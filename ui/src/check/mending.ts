import type { Code } from '../ipc/generated/Code';
import type { Part } from '../ipc/generated/Part';
import type { StepView } from '../ipc/generated/StepView';

type MendingPart = Extract<Part, 'fields' | 'keys' | 'permissions'>;

/** What mends a finding: the swap of the two keys, the settings, or a step. */
export type WayToMend = { kind: 'swap' } | { kind: 'settings' } | { kind: 'step'; part: MendingPart; step: StepView };

/** The way to mend a finding of this code; none where it is not mended in Onramp, or the setup has no such step. */
export function wayToMend(setup: { stepWith: (part: Part) => StepView | undefined }, code: Code): WayToMend | undefined {
  if (code === 'keys-swapped') return { kind: 'swap' };
  const mending = mendings[code];
  if (mending === undefined) return undefined;
  if (mending === 'settings') return { kind: 'settings' };
  const step = setup.stepWith(mending);
  return step && { kind: 'step', part: mending, step };
}

/** Where a finding is mended. What is not named here is not mended in Onramp: the network, a busy server, a fault of its own. */
const mendings: Readonly<Partial<Record<Code, MendingPart | 'settings'>>> = {
  'name-not-found': 'fields',
  'connection-refused': 'fields',
  'connection-timed-out': 'fields',
  'tls-unknown-issuer': 'fields',
  'tls-wrong-name': 'fields',
  'tls-not-spoken': 'fields',
  'company-unknown': 'fields',
  'company-found-elsewhere': 'fields',
  'address-not-routed': 'fields',
  'ssl-prefix-missing': 'fields',
  'answer-not-json': 'fields',
  'redirected-elsewhere': 'fields',
  'not-a-connect-wise': 'fields',
  'endpoint-unknown': 'fields',
  'keys-rejected': 'keys',
  'keys-not-captured': 'keys',
  'keys-rejected-halfway': 'keys',
  'integration-id-missing': 'settings',
  'integration-id-refused': 'settings',
  'keys-rejected-without-integration-id': 'settings',
  'system-info-refused': 'permissions',
  'first-read-empty': 'permissions',
  'read-refused': 'permissions',
};
