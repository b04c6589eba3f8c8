import type { BoxChange } from '../generated/BoxChange';
import type { PracticeView } from '../generated/PracticeView';

const keys = 'The connection and the keys';
const role = 'The role and its member';
const halfway = 'In the middle of the permission check';

const offered = [
  { id: 'wrong-keys', title: 'The keys are not accepted', about: 'ConnectWise does not accept the key pair.', act: 'Refuse the keys', group: keys },
  { id: 'swapped-keys', title: 'The two keys are swapped', about: 'The public key stands where the private key belongs.', act: 'Swap the keys', group: keys },
  { id: 'lost-private-key', title: 'The private key is lost', about: 'The page with the next new key closes before it is copied.', act: 'Close the next key’s page', group: keys },
  { id: 'slow', title: 'ConnectWise does not answer in time', about: 'ConnectWise stays silent for longer than Onramp waits.', act: 'Stop answering', group: keys },
  { id: 'no-default-board', title: 'The member has no default board', about: 'Tickets that name no board land elsewhere.', act: 'Remove the default board', group: role },
  { id: 'server-error-halfway', title: 'An answer is an error of the server', about: 'ConnectWise answers once with an error of its own.', act: 'Answer with a server error halfway', group: halfway },
];

/** The practice ConnectWise of the fake: what is broken there. */
export class FakePractice {
  broken = new Set<string>();
  boxes = new Map<string, Exclude<BoxChange, 'mended'>>();

  view(): PracticeView {
    return {
      pages: 'http://127.0.0.1:41234',
      company: 'practice',
      scenarios: offered.map((one) => ({ ...one, isOn: this.broken.has(one.id) })),
      boxes: [...this.boxes].map(([permission, change]) => ({ permission, place: placeOf(permission), change })),
    };
  }

  setScenario(id: string, isOn: boolean): void {
    if (isOn) this.broken.add(id);
    else this.broken.delete(id);
  }

  setBox(permission: string, change: BoxChange): void {
    if (change === 'mended') this.boxes.delete(permission);
    else this.boxes.set(permission, change);
  }

  mend(): void {
    this.broken.clear();
    this.boxes.clear();
  }
}

/** `finance/agreements/inquire` as ConnectWise's labels have it. */
function placeOf(permission: string): string {
  const named = permission.split('/').map((part) => part.replaceAll('-', ' ').replace(/\b\w/g, (letter) => letter.toUpperCase()));
  return named[0] === 'Table' ? `System › Table Setup › customize › ${named.slice(1).join(' / ')}` : `${named.join(' › ')} Level`;
}
