import type { Code } from '../ipc/generated/Code';
import type { Part } from '../ipc/generated/Part';

export type Mending = Extract<Part, 'fields' | 'keys' | 'permissions'> | 'settings';

/** Where a finding is mended. What is not named here is not mended in Onramp: the network, a busy server, a fault of its own. */
export const mendings: Readonly<Partial<Record<Code, Mending>>> = {
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
