import type { IdentityState } from '../generated/IdentityState';
import type { IdentityView } from '../generated/IdentityView';
import { note } from './findings';
import { now } from './pairs';
import type { FakeRecord } from './record';

/** Whose company answered, once keys have signed in. */
export type FakeWhose = 'asks' | 'confirmed' | 'denied' | 'unexpected';

const line = (label: string, value: string | null, whyUnknown = '') => ({ label, value, whyUnknown });

const told = [
  line('Company name', 'ACME MSP'),
  line('Company ID', 'acme'),
  line('Server', 'na.myconnectwise.net'),
  line('Version', null, 'The server did not tell it'),
  line('Hosting', 'cloud'),
  line('API member', 'PhinAPI'),
  line('Security role', null, 'ConnectWise did not tell it; the role may not allow reading its own member'),
  line('Time zone of the server', 'Eastern Standard Time'),
];

const problems = {
  denied: note(
    'company-not-yours', 'You said that this is another company',
    'ACME MSP (acme, na.myconnectwise.net) answered, and you said that it is not yours. Nothing was handed on.',
    'Correct Company ID and address, then test again. If it is yours after all, confirm it.',
  ),
  unexpected: note(
    'company-not-expected', 'This is not the company in the invite',
    'The invite is about Contoso (contoso). ACME MSP (acme, na.myconnectwise.net) answered. Nothing was handed on.',
    'Compare both. If Company ID or address is wrong, correct it. If the invite is wrong, say so below: the report will name it, with the time.',
  ),
};

/** What the window is shown of the company that answered. */
export function identityOf(record: FakeRecord): IdentityView {
  const { whose } = record;
  const hasSignedIn = record.lastRun?.findings.some((one) => one.check === 'keys' && one.outcome === 'passed') === true;
  const isFound = hasSignedIn || record.fieldCheck?.outcome === 'passed';
  const isStopped = (whose === 'denied' && hasSignedIn) || (whose === 'unexpected' && isFound);
  const state: IdentityState = isStopped ? 'stopped' : !hasSignedIn || whose === 'unexpected' || whose === 'denied' ? 'unknown' : whose;
  return {
    state,
    lines: hasSignedIn ? told : [],
    problem: isStopped ? problems[whose === 'denied' ? 'denied' : 'unexpected'] : null,
    expected: record.invite?.company ?? null,
    confirmedAt: state === 'confirmed' ? now : null,
    canConfirm: hasSignedIn && whose !== 'unexpected' && whose !== 'confirmed',
    canDeny: hasSignedIn && whose !== 'unexpected' && whose !== 'denied',
    canGiveUpExpected: isStopped && whose === 'unexpected',
    correctAt: 'address',
  };
}
