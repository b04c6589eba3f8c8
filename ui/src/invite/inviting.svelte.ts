import * as commands from '../ipc/commands';
import type { ChoicesView } from '../ipc/generated/ChoicesView';
import type { GuideCard } from '../ipc/generated/GuideCard';
import type { InviteDraft } from '../ipc/generated/InviteDraft';
import type { InviteStart } from '../ipc/generated/InviteStart';
import { Action } from '../shared/action.svelte';

/** What the role question is answered with when it is left to the admin. */
export const left = '';

/** An invite that is being made. */
export class Inviting {
  guides = $state.raw<GuideCard[]>([]);
  guide = $state('');
  /** One of the guide's roles, or `left`. */
  role = $state(left);
  features = $state<string[]>([]);
  texts = $state({ companyName: '', companyId: '', address: '', contactName: '', contactMail: '', contactPhone: '', note: '' });
  folder = $state('');
  written = $state('');
  readonly loading = new Action();
  readonly writing = new Action();

  #start = $state.raw<InviteStart | undefined>();

  readonly isReady: boolean = $derived.by(() => this.#start !== undefined);
  readonly choices: ChoicesView | undefined = $derived.by(() => this.#start?.choices[this.guide]);

  async load(): Promise<void> {
    await this.loading.run(async () => {
      const [guides, start] = await Promise.all([commands.guideList(), commands.invitePrepare()]);
      this.guides = guides;
      this.guide ||= guides[0]?.id ?? '';
      this.folder ||= start.folder;
      const { contactName, contactMail, contactPhone } = start;
      this.texts = { ...this.texts, contactName, contactMail, contactPhone };
      this.#start = start;
    });
  }

  /** Another guide has other choices. */
  choose(guide: string): void {
    this.guide = guide;
    this.role = left;
    this.features = [];
  }

  async write(): Promise<boolean> {
    if (this.writing.isRunning) return false;
    this.written = '';
    await this.writing.run(async () => {
      this.written = await commands.inviteWrite(this.#draft(), this.folder);
    });
    return this.written !== '';
  }

  /** Begins the next one: the same vendor and contact, another company. */
  again(): void {
    this.texts = { ...this.texts, companyName: '', companyId: '', address: '', note: '' };
    this.written = '';
  }

  #draft(): InviteDraft {
    const isLeft = this.role === left;
    return { guide: this.guide, ...this.texts, role: isLeft ? null : this.role, features: isLeft ? null : this.features };
  }
}
