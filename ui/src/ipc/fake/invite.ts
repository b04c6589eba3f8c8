import type { InvitedView } from '../generated/InvitedView';
import type { InviteView } from '../generated/InviteView';
import { deskFile } from './desk';
import { failure } from './failure';
import type { FakeOnramp } from './fake';
import { mspProcess, phin } from './guides';
import type { Handlers } from './life';
import { received } from './received';
import { viewOf } from './record';

type OfInvite =
  | 'identity_answer' | 'identity_expected_give_up'
  | 'invite_accept' | 'invite_prepare' | 'invite_write' | 'opened_file_read' | 'opened_file_take';

/** An invite as a specialist sends it. */
export const invite: InviteView = {
  id: 'invite-1', guide: 'phin', vendor: 'Phin', from: 'Phin onboarding', mail: 'onboarding@vendor.example', phone: null,
  madeAt: '2026-11-20T09:00:00Z', onrampVersion: '0.1.0',
  companyName: 'ACME MSP', companyId: 'acme', address: 'na.myconnectwise.net', addressNote: null,
  role: 'Phin Integration', features: ['Billing'], note: ['See you on Monday.', 'Have your ConnectWise login ready.'], setup: null, twin: null,
};

/** What a setup keeps of an invite. */
export const invitedBy = (one: InviteView): InvitedView => ({
  id: one.id, from: one.from, mail: one.mail, phone: one.phone, madeAt: one.madeAt, note: one.note,
  company: `${one.companyName ?? ''} (${one.companyId ?? ''})`, hasChoices: one.role !== null, givenUpAt: null,
});

/** The company that answered, and invites. */
export function inviteOf(fake: FakeOnramp): Pick<Handlers, OfInvite> {
  return {
    identity_answer: ({ id, isIt }) => {
      const record = fake.record(id);
      if (!record.lastRun) throw failure('nothing-to-confirm', 'There is nothing to confirm yet');
      record.whose = isIt ? 'confirmed' : 'denied';
      return viewOf(record);
    },
    identity_expected_give_up: ({ id }) => {
      const record = fake.record(id);
      record.whose = 'asks';
      if (record.invite) record.invite = { ...record.invite, givenUpAt: '2026-11-21T10:20:00Z' };
      return viewOf(record);
    },
    invite_accept: ({ invite: id }) => {
      const { opened } = fake;
      if (opened?.id !== id) throw failure('invite-gone', 'The invite is not open any more');
      if (opened.setup) return viewOf(fake.record(opened.setup.id));
      const record = fake.create(opened.guide, false);
      Object.assign(record, { role: 'custom', features: ['billing'], isAnswered: true, currentStep: 'address', invite: invitedBy(opened) });
      record.typed = { 'company-id': opened.companyId ?? '', address: opened.addressNote ? '' : (opened.address ?? '') };
      return viewOf(record);
    },
    invite_prepare: () => ({
      folder: '/home/sam/Documents', contactName: 'Phin onboarding', contactMail: 'onboarding@vendor.example', contactPhone: '',
      choices: Object.fromEntries([phin, mspProcess].map((guide) => [guide.card.id, viewOf(fakeRecordOf(fake, guide.card.id)).choices])),
    }),
    invite_write: ({ draft, folder }) => {
      if (draft.companyName.trim() === '' && draft.companyId.trim() === '') throw failure('invite-company-missing', 'The invite names no company');
      return `${folder}/Phin - ${draft.companyName}.onramp-invite`;
    },
    opened_file_read: ({ name }) => {
      if (name.endsWith('.onramp-desk')) return { kind: 'desk', desk: (fake.openedDesk ??= deskFile) };
      if (name.endsWith('.json')) return { kind: 'report', report: (fake.openedReport ??= received) };
      if (!name.endsWith('.onramp-invite')) throw failure('file-not-onramps', 'Onramp does not know this file');
      return { kind: 'invite', invite: (fake.opened ??= invite) };
    },
    opened_file_take: () => {
      const { waiting, waitingDesk, waitingReport } = fake;
      if (waitingDesk) {
        Object.assign(fake, { waitingDesk: null, openedDesk: waitingDesk });
        return { kind: 'desk', desk: waitingDesk };
      }
      if (waitingReport) {
        Object.assign(fake, { waitingReport: null, openedReport: waitingReport });
        return { kind: 'report', report: waitingReport };
      }
      if (!waiting) return null;
      Object.assign(fake, { waiting: null, opened: waiting });
      return { kind: 'invite', invite: waiting };
    },
  };
}

/** A setup of a guide in which nothing is chosen; it is not in the list. */
function fakeRecordOf(fake: FakeOnramp, guide: string) {
  const { records } = fake;
  const record = fake.create(guide, false);
  fake.records = records;
  return record;
}
