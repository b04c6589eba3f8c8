import type { Check } from '../generated/Check';
import type { Code } from '../generated/Code';
import type { FindingView } from '../generated/FindingView';
import type { Note } from '../generated/Note';
import type { Outcome } from '../generated/Outcome';
import type { PermissionRunView } from '../generated/PermissionRunView';
import type { RunView } from '../generated/RunView';

const titles: Record<Check, string> = {
  name: 'Does the name resolve?',
  tcp: 'Does the server answer?',
  tls: 'Is the connection safe?',
  company: 'Is the company known?',
  keys: 'Is the key pair accepted?',
  'integration-id': 'Is the integration ID accepted?',
  'first-read': 'May it read companies?',
  'role-read': 'Can the role be read back?',
  reach: 'Does the API member reach the whole company?',
  'default-board': 'Does the API member have a default board?',
  rows: 'Do reads come back with records?',
  fields: 'Do records come back whole?',
  reading: 'Could every call be asked?',
};
const passedCodes: Record<Check, Code> = {
  name: 'name-found',
  tcp: 'server-reached',
  tls: 'tls-trusted',
  company: 'company-found',
  keys: 'keys-accepted',
  'integration-id': 'integration-id-accepted',
  'first-read': 'first-read-answered',
  'role-read': 'role-read-back',
  reach: 'member-corporate',
  'default-board': 'default-board-set',
  rows: 'rows-found',
  fields: 'fields-filled',
  reading: 'reads-ended',
};
const outcomeWords: Record<Outcome, string> = {
  passed: 'Passed',
  failed: 'Failed',
  'could-not-tell': 'Could not tell',
  'not-needed': 'Not needed',
  'not-run': 'Not run',
};
export const ladder: readonly Check[] = ['name', 'tcp', 'tls', 'company', 'keys', 'integration-id', 'first-read'];

export function note(code: Code, title: string, happened: string, toDo = ''): Note {
  return { code, words: { title, happened, why: '', toDo } };
}

export function finding(check: Check, outcome: Outcome, failsWith: Code = 'keys-rejected'): FindingView {
  const view = { check, title: titles[check], outcome, outcomeWords: outcomeWords[outcome], durationMs: 38 };
  switch (outcome) {
    case 'passed':
      return {
        ...view,
        code: passedCodes[check],
        words: { title: 'As it should be', happened: `This question was answered well: ${titles[check]}`, why: '', toDo: '' },
        facts: check === 'company' ? [{ label: 'Company', value: 'ACME MSP' }, { label: 'Version', value: 'v2025.8' }] : [],
      };
    case 'not-run':
      return { ...view, durationMs: 0, code: 'not-run-after-failure', facts: [], words: { title: 'Not asked', happened: 'An earlier check failed.', why: '', toDo: '' } };
    case 'failed':
    case 'could-not-tell':
    case 'not-needed':
      return {
        ...view,
        code: failsWith,
        words: {
          title: 'The keys were not accepted',
          happened: 'ConnectWise answered, and said that this key pair is not valid.',
          why: 'A key was cut off when it was copied, or the pair was deleted.',
          toDo: 'Make a new pair in ConnectWise and paste both keys again.',
        },
        facts: [{ label: 'HTTP status', value: '401' }],
      };
  }
}

/** One run of the ladder that breaks at `failsAt`, or nowhere. */
export function findingsOf(failsAt: Check | null, failsWith?: Code): FindingView[] {
  const broken = failsAt === null ? ladder.length : ladder.indexOf(failsAt);
  return ladder.map((check, place) => finding(check, place < broken ? 'passed' : place === broken ? 'failed' : 'not-run', failsWith));
}

/** One run whose pair is accepted only the other way round. */
export function swappedFindings(): FindingView[] {
  const { words } = note('keys-swapped', 'The two keys are swapped', 'The keys are accepted the other way round.', 'Swap the two keys, and test again.');
  return findingsOf('keys').map((one) => (one.check === 'keys' ? { ...one, code: 'keys-swapped', words } : one));
}

function connected(wasCancelled: boolean, permissions: PermissionRunView | null): string {
  if (permissions && !permissions.isFreeOfProblems) return `Connected, but: ${permissions.summary}`;
  return wasCancelled ? 'Connected; you stopped the permission check' : 'Connected: all 7 checks passed';
}

export function runOf(findings: FindingView[], wasCancelled: boolean, permissions: PermissionRunView | null = null): RunView {
  const broken = findings.find((one) => one.outcome === 'failed');
  const isConnected = findings.every((one) => one.outcome === 'passed');
  return {
    finishedAt: '2026-11-21T10:15:00Z',
    isConnected,
    wasCancelled,
    summary: isConnected ? connected(wasCancelled, permissions) : wasCancelled ? 'You stopped the test' : `Stopped at: ${broken?.title}`,
    findings,
    permissions,
  };
}
