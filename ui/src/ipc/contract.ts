import type { BoxChange } from './generated/BoxChange';
import type { CaptureView } from './generated/CaptureView';
import type { CopyView } from './generated/CopyView';
import type { EndingKind } from './generated/EndingKind';
import type { FieldId } from './generated/FieldId';
import type { GuideCard } from './generated/GuideCard';
import type { HandOffPreview } from './generated/HandOffPreview';
import type { HandOffSealed } from './generated/HandOffSealed';
import type { HomeQuery } from './generated/HomeQuery';
import type { HomeView } from './generated/HomeView';
import type { InviteDraft } from './generated/InviteDraft';
import type { InviteStart } from './generated/InviteStart';
import type { KeySlot } from './generated/KeySlot';
import type { KeysView } from './generated/KeysView';
import type { NoteId } from './generated/NoteId';
import type { Notice } from './generated/Notice';
import type { OpenedFile } from './generated/OpenedFile';
import type { PracticeView } from './generated/PracticeView';
import type { ReplacementReason } from './generated/ReplacementReason';
import type { ReportPreview } from './generated/ReportPreview';
import type { ReportWritten } from './generated/ReportWritten';
import type { ScreenTruth } from './generated/ScreenTruth';
import type { SettingsView } from './generated/SettingsView';
import type { SetupId } from './generated/SetupId';
import type { SetupReturn } from './generated/SetupReturn';
import type { SetupTwin } from './generated/SetupTwin';
import type { SetupView } from './generated/SetupView';
import type { TermView } from './generated/TermView';

type Nothing = Record<string, never>;
interface OfSetup {
  id: SetupId;
}
interface OfSlot extends OfSetup {
  slot: KeySlot;
}

/** Every command of the shell: what it takes, and what it answers. Each may reject with a `CommandError`. */
export interface Contract {
  guide_list: { takes: Nothing; answers: GuideCard[] };
  guide_terms: { takes: Nothing; answers: TermView[] };
  notice_list: { takes: Nothing; answers: Notice[] };
  setup_list: { takes: { query: HomeQuery }; answers: HomeView };
  setup_archive: { takes: OfSetup & { isArchived: boolean }; answers: null };
  setup_twin: { takes: OfSetup; answers: SetupTwin | null };
  setup_create: { takes: { guide: string; isPractice: boolean }; answers: SetupView };
  setup_open: { takes: OfSetup; answers: SetupView };
  setup_return: { takes: OfSetup; answers: SetupReturn };
  setup_delete: { takes: OfSetup; answers: null };
  setup_choose: {
    takes: OfSetup & { role: string | null; features: string[]; isAnswered: boolean };
    answers: SetupView;
  };
  setup_field_set: { takes: OfSetup & { field: FieldId; typed: string }; answers: SetupView };
  setup_step_go: { takes: OfSetup & { step: string }; answers: SetupView };
  setup_step_mark: { takes: OfSetup & { step: string; isDone: boolean }; answers: SetupView };
  setup_company_find: { takes: OfSetup; answers: SetupView };
  setup_host_take: { takes: OfSetup; answers: SetupView };
  identity_answer: { takes: OfSetup & { isIt: boolean }; answers: SetupView };
  identity_expected_give_up: { takes: OfSetup; answers: SetupView };
  invite_accept: { takes: { invite: string }; answers: SetupView };
  invite_prepare: { takes: Nothing; answers: InviteStart };
  invite_write: { takes: { draft: InviteDraft; folder: string }; answers: string };
  opened_file_read: { takes: { name: string; text: string }; answers: OpenedFile };
  opened_file_take: { takes: Nothing; answers: OpenedFile | null };
  keys_status: { takes: OfSetup; answers: KeysView };
  keys_capture: { takes: OfSlot; answers: CaptureView };
  keys_capture_typed: { takes: OfSlot & { text: string }; answers: CaptureView };
  keys_keep_in_memory: { takes: OfSetup; answers: KeysView };
  keys_forget: { takes: OfSetup; answers: KeysView };
  keys_swap: { takes: OfSetup; answers: SetupView };
  keys_copy: { takes: OfSlot; answers: CopyView };
  keys_copy_extend: { takes: Nothing; answers: CopyView | null };
  keys_copy_status: { takes: Nothing; answers: CopyView | null };
  keys_copy_clear: { takes: Nothing; answers: null };
  keys_unlock: { takes: OfSetup; answers: KeysView };
  keys_keep_in_file: { takes: OfSetup & { passphrase: string }; answers: KeysView };
  keys_file_open: { takes: OfSetup & { passphrase: string }; answers: KeysView };
  keys_remove: { takes: OfSetup; answers: SetupView };
  page_release: { takes: OfSetup & { isReleased: boolean }; answers: SetupView };
  replacement_begin: { takes: OfSetup & { reason: ReplacementReason }; answers: SetupView };
  replacement_cancel: { takes: OfSetup; answers: SetupView };
  ending_begin: { takes: OfSetup & { kind: EndingKind }; answers: SetupView };
  ending_cancel: { takes: OfSetup; answers: SetupView };
  hand_off_preview: { takes: OfSetup; answers: HandOffPreview };
  hand_off_write: { takes: OfSetup & { recipient: string | null; folder: string }; answers: HandOffSealed };
  hand_off_copy: { takes: OfSetup & { recipient: string | null }; answers: HandOffSealed };
  hand_off_passphrase_show: { takes: OfSetup; answers: string };
  hand_off_passphrase_copy: { takes: OfSetup; answers: CopyView };
  screen_protect: { takes: { isOn: boolean }; answers: ScreenTruth };
  check_run: { takes: OfSetup & { onlyFailed: boolean }; answers: SetupView };
  check_cancel: { takes: OfSetup; answers: null };
  report_preview: { takes: OfSetup; answers: ReportPreview };
  report_write: { takes: OfSetup & { folder: string }; answers: ReportWritten };
  practice_status: { takes: Nothing; answers: PracticeView };
  practice_scenario_set: { takes: { scenario: string; isOn: boolean }; answers: PracticeView };
  practice_box_set: { takes: { permission: string; change: BoxChange }; answers: PracticeView };
  practice_mend: { takes: Nothing; answers: PracticeView };
  practice_pages_open: { takes: Nothing; answers: null };
  note_add: { takes: OfSetup & { step: string; text: string }; answers: SetupView };
  note_draft_set: { takes: OfSetup & { text: string }; answers: null };
  note_remove: { takes: OfSetup & { note: NoteId }; answers: SetupView };
  link_open: { takes: { address: string }; answers: null };
  folder_open: { takes: { path: string }; answers: null };
  presenting_get: { takes: Nothing; answers: boolean };
  presenting_set: { takes: { isOn: boolean }; answers: null };
  settings_get: { takes: Nothing; answers: SettingsView };
  settings_integration_id_set: { takes: { typed: string }; answers: SettingsView };
}

export type CommandName = keyof Contract;
export type Takes<C extends CommandName> = Contract[C]['takes'];
export type Answers<C extends CommandName> = Contract[C]['answers'];
