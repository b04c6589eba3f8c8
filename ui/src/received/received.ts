import type { ReceivedCard } from '../ipc/generated/ReceivedCard';
import { say } from '../words';

/** The company of a kept report as it may be shown now. */
export function companyOf(card: ReceivedCard, isHidden: boolean): string {
  if (card.company === null) return say('home.noCompany');
  return isHidden ? say('present.hidden') : card.company;
}
