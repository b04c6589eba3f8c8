import type { Outcome } from '../ipc/generated/Outcome';
import type { Tone } from '../shared/tone';
import type { IconName } from '../shared/icon';

export const icons: Record<Outcome, IconName> = {
  passed: 'done',
  failed: 'problem',
  'could-not-tell': 'unsure',
  'not-needed': 'none',
  'not-run': 'open',
};

export const tones: Record<Outcome, Tone> = {
  passed: 'go',
  failed: 'stop',
  'could-not-tell': 'care',
  'not-needed': 'info',
  'not-run': 'info',
};

/**
 * What a person has to look at: what failed, and after it what could not be told, which may only follow from that.
 * Both keep their order.
 */
export function problemsOf<Finding extends { outcome: Outcome }>(findings: readonly Finding[]): Finding[] {
  const those = (outcome: Outcome) => findings.filter((finding) => finding.outcome === outcome);
  return [...those('failed'), ...those('could-not-tell')];
}
