import type { DeskFileGroup } from '../generated/DeskFileGroup';
import type { DeskFileView } from '../generated/DeskFileView';
import type { DeskWritten } from '../generated/DeskWritten';
import { failure } from './failure';
import type { FakeOnramp } from './fake';
import { note } from './findings';
import type { Handlers } from './life';

type OfDesk = 'desk_import' | 'desk_prepare' | 'desk_write';

const group = (...companies: (string | null)[]): DeskFileGroup => ({
  count: companies.length,
  first: companies.map((company, place) => ({ company, vendor: place % 2 === 0 ? 'Phin' : 'MSP Process', isPractice: company === null, hasTwin: false,
    server: company === null ? null : 'na.myconnectwise.net' })),
});

/** A desk's file, as another Onramp wrote it. */
export const deskFile: DeskFileView = {
  id: 'desk-1', madeAt: '2026-11-20T16:05:00Z', onrampVersion: '0.1.0',
  addressesLeftOut: 0, added: group('Contoso IT', 'Fabrikam', null), here: group('ACME MSP'), leftOut: group(), isDone: false,
};

/** An export that could not take everything along. */
export const writtenWithGaps: Pick<DeskWritten, 'leftOut' | 'testsLeftOut' | 'notSearched'> = {
  leftOut: [
    { company: 'Fabrikam', vendor: 'Phin', why: note('desk-holds-key', 'This setup is left out of the file', 'A captured key stands in its record, in a field or a note. The key is not in the file.', 'Open the setup, take the key out of the field or the note, and export again.') },
    { company: null, vendor: null, why: note('setup-unreadable', 'A setup cannot be read', 'The record of this setup is damaged.', 'The other setups are fine.') },
  ],
  testsLeftOut: 2, notSearched: 1,
};

/** The desk, into a file and out of one. */
export function deskOf(fake: FakeOnramp): Pick<Handlers, OfDesk> {
  return {
    desk_prepare: () => ({ folder: '/home/sam/Documents' }),
    desk_write: ({ folder }) => {
      if (folder.trim() === '') throw failure('desk-not-written', 'The desk could not be written to the file');
      const none = { leftOut: [], testsLeftOut: 0, notSearched: 0 };
      return { path: `${folder}/Onramp desk 2026-11-22.onramp-desk`, setups: fake.records.length, ...none, ...fake.deskGaps };
    },
    desk_import: ({ desk }) => {
      const opened = fake.openedDesk;
      if (opened?.id !== desk) throw failure('desk-not-read', 'The file with the desk cannot be read');
      for (const { company, isPractice } of opened.added.first) fake.create('phin', isPractice).typed['company-id'] = company ?? '';
      return { ...opened, isDone: true };
    },
  };
}
