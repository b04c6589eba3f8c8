import type { Answers, CommandName, Takes } from './contract';
import { toCommandError } from './errors';
import type { BoxChange } from './generated/BoxChange';
import type { EndingKind } from './generated/EndingKind';
import type { FieldId } from './generated/FieldId';
import type { HomeQuery } from './generated/HomeQuery';
import type { InviteDraft } from './generated/InviteDraft';
import type { KeySlot } from './generated/KeySlot';
import type { NoteId } from './generated/NoteId';
import type { RecheckEvery } from './generated/RecheckEvery';
import type { ReplacementReason } from './generated/ReplacementReason';
import type { RunId } from './generated/RunId';
import type { SetupId } from './generated/SetupId';
import { transport, type ProgressListener } from './transport';

/** Whatever goes wrong on the way arrives as a `CommandFailed`, so that screens know one kind of failure. */
async function call<C extends CommandName>(
  command: C,
  takes: Takes<C>,
  onProgress?: ProgressListener,
): Promise<Answers<C>> {
  try {
    return await transport().call(command, takes, onProgress);
  } catch (reason) {
    throw toCommandError(reason);
  }
}

export const guideList = () => call('guide_list', {});
/** The words of ConnectWise that can be explained. */
export const guideTerms = () => call('guide_terms', {});
/** What of other people is inside Onramp, with their licences. */
export const noticeList = () => call('notice_list', {});

export const setupList = (query: HomeQuery) => call('setup_list', { query });
/** Puts a setup aside, or brings it back. */
export const setupArchive = (id: SetupId, isArchived: boolean) => call('setup_archive', { id, isArchived });
/** Another setup of the same company, server and vendor. */
export const setupTwin = (id: SetupId) => call('setup_twin', { id });
export const setupCreate = (guide: string, isPractice: boolean) => call('setup_create', { guide, isPractice });
export const setupOpen = (id: SetupId) => call('setup_open', { id });
/** Opens a setup for somebody who comes back to it; what has changed is told once. */
export const setupReturn = (id: SetupId) => call('setup_return', { id });
export const setupDelete = (id: SetupId) => call('setup_delete', { id });
export const setupChoose = (id: SetupId, role: string | null, features: string[], isAnswered: boolean) =>
  call('setup_choose', { id, role, features, isAnswered });
export const setupFieldSet = (id: SetupId, field: FieldId, typed: string) =>
  call('setup_field_set', { id, field, typed });
export const setupStepGo = (id: SetupId, step: string) => call('setup_step_go', { id, step });
export const setupStepMark = (id: SetupId, step: string, isDone: boolean) =>
  call('setup_step_mark', { id, step, isDone });
export const setupCompanyFind = (id: SetupId) => call('setup_company_find', { id });
export const setupHostTake = (id: SetupId) => call('setup_host_take', { id });

/** The person's word on the company that signed in last: theirs, or another one. */
export const identityAnswer = (id: SetupId, isIt: boolean) => call('identity_answer', { id, isIt });
/** The person's word that the invite names the wrong company. */
export const identityExpectedGiveUp = (id: SetupId) => call('identity_expected_give_up', { id });

/** Begins a setup with the invite that was looked at, or opens the one it has made before. */
export const inviteAccept = (invite: string) => call('invite_accept', { invite });
export const invitePrepare = () => call('invite_prepare', {});
/** Writes an invite into a folder; answers with its path. */
export const inviteWrite = (draft: InviteDraft, folder: string) => call('invite_write', { draft, folder });
/** Looks at what a file holds that was chosen in the window. */
export const openedFileRead = (name: string, text: string) => call('opened_file_read', { name, text });
/** Looks at the file that was opened from outside; none when there is none. */
export const openedFileTake = () => call('opened_file_take', {});

export const deskPrepare = () => call('desk_prepare', {});
/** Writes the desk into a folder. */
export const deskWrite = (folder: string) => call('desk_write', { folder });
/** Adds the setups of the desk's file that was looked at. */
export const deskImport = (desk: string) => call('desk_import', { desk });

/** Keeps the report that was looked at. */
export const receivedKeep = (report: string) => call('received_keep', { report });
/** Looks at a report that is kept. */
export const receivedOpen = (report: string) => call('received_open', { report });
/** Removes a kept report. Setups that were started from it stay. */
export const receivedRemove = (report: string) => call('received_remove', { report });
/** Starts a setup from a report that is open or kept. */
export const receivedStart = (report: string) => call('received_start', { report });

export const keysStatus = (id: SetupId) => call('keys_status', { id });
export const keysCapture = (id: SetupId, slot: KeySlot) => call('keys_capture', { id, slot });
export const keysCaptureTyped = (id: SetupId, slot: KeySlot, text: string) =>
  call('keys_capture_typed', { id, slot, text });
export const keysKeepInMemory = (id: SetupId) => call('keys_keep_in_memory', { id });
export const keysForget = (id: SetupId) => call('keys_forget', { id });
export const keysSwap = (id: SetupId) => call('keys_swap', { id });
export const keysCopy = (id: SetupId, slot: KeySlot) => call('keys_copy', { id, slot });
export const keysCopyExtend = () => call('keys_copy_extend', {});
export const keysCopyStatus = () => call('keys_copy_status', {});
export const keysCopyClear = () => call('keys_copy_clear', {});
export const keysUnlock = (id: SetupId) => call('keys_unlock', { id });
export const keysKeepInFile = (id: SetupId, passphrase: string) => call('keys_keep_in_file', { id, passphrase });
export const keysFileOpen = (id: SetupId, passphrase: string) => call('keys_file_open', { id, passphrase });
export const keysRemove = (id: SetupId) => call('keys_remove', { id });

export const pageRelease = (id: SetupId, isReleased: boolean) => call('page_release', { id, isReleased });
export const replacementBegin = (id: SetupId, reason: ReplacementReason) => call('replacement_begin', { id, reason });
export const replacementCancel = (id: SetupId) => call('replacement_cancel', { id });
export const endingBegin = (id: SetupId, kind: EndingKind) => call('ending_begin', { id, kind });
export const endingCancel = (id: SetupId) => call('ending_cancel', { id });

export const handOffPreview = (id: SetupId) => call('hand_off_preview', { id });
export const handOffWrite = (id: SetupId, recipient: string | null, folder: string) =>
  call('hand_off_write', { id, recipient, folder });
export const handOffCopy = (id: SetupId, recipient: string | null) => call('hand_off_copy', { id, recipient });
export const handOffPassphraseShow = (id: SetupId) => call('hand_off_passphrase_show', { id });
export const handOffPassphraseCopy = (id: SetupId) => call('hand_off_passphrase_copy', { id });

export const screenProtect = (isOn: boolean) => call('screen_protect', { isOn });

/** The tests of a setup that are kept, the newest first. */
export const historyList = (id: SetupId) => call('history_list', { id });
/** Two tests side by side; the newest and the one before it where none is chosen. */
export const historyCompare = (id: SetupId, chosen: [RunId, RunId] | null) => call('history_compare', { id, chosen });
/** Has Onramp test a setup by itself while it is open; never where `every` is null. */
export const recheckSet = (id: SetupId, every: RecheckEvery | null) => call('recheck_set', { id, every });
/** Lets the core test what is due, if anything is; nothing while somebody is asked for something. */
export const recheckTick = (isBusy: boolean) => call('recheck_tick', { isBusy });

export const checkRun = (id: SetupId, onlyFailed: boolean, onProgress: ProgressListener) =>
  call('check_run', { id, onlyFailed }, onProgress);
export const checkCancel = (id: SetupId) => call('check_cancel', { id });

export const reportPreview = (id: SetupId) => call('report_preview', { id });
export const reportWrite = (id: SetupId, folder: string) => call('report_write', { id, folder });
export const reportPreviewAddress = (previewId: string) => transport().previewAddress(previewId);

export const practiceStatus = () => call('practice_status', {});
export const practiceScenarioSet = (scenario: string, isOn: boolean) => call('practice_scenario_set', { scenario, isOn });
export const practiceBoxSet = (permission: string, change: BoxChange) => call('practice_box_set', { permission, change });
export const practiceMend = () => call('practice_mend', {});
export const practicePagesOpen = () => call('practice_pages_open', {});

export const noteAdd = (id: SetupId, step: string, text: string) => call('note_add', { id, step, text });
export const noteDraftSet = (id: SetupId, text: string) => call('note_draft_set', { id, text });
export const noteRemove = (id: SetupId, note: NoteId) => call('note_remove', { id, note });

export const linkOpen = (address: string) => call('link_open', { address });
export const folderOpen = (path: string) => call('folder_open', { path });

export const presentingGet = () => call('presenting_get', {});
export const presentingSet = (isOn: boolean) => call('presenting_set', { isOn });

export const settingsGet = () => call('settings_get', {});
export const settingsIntegrationIdSet = (typed: string) => call('settings_integration_id_set', { typed });
export const updateOffer = () => call('update_offer', {});
export const updateLook = () => call('update_look', {});
/** Answers with what it would have to wait for; with nothing, it is here and proved. */
export const updateFetch = () => call('update_fetch', {});
/** Answers with what it has to wait for; with nothing, Onramp closes and opens as the newer version. */
export const updateInstall = () => call('update_install', {});
