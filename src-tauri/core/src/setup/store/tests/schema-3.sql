-- The records as the third version wrote them: with a card beside a setup, and with no reports of others.
CREATE TABLE setups (
    id TEXT PRIMARY KEY,
    updated_at TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE TABLE check_runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    setup_id TEXT NOT NULL REFERENCES setups (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    started_at TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX check_runs_by_setup ON check_runs (setup_id, id);
CREATE TABLE cards (
    setup_id TEXT PRIMARY KEY REFERENCES setups (id) ON DELETE CASCADE,
    made_by TEXT NOT NULL,
    is_readable INTEGER NOT NULL,
    is_archived INTEGER NOT NULL,
    is_practice INTEGER NOT NULL,
    may_lose_keys INTEGER NOT NULL,
    guide TEXT NOT NULL,
    state TEXT NOT NULL,
    acts INTEGER NOT NULL,
    company TEXT NOT NULL,
    target TEXT,
    updated_at TEXT NOT NULL,
    words TEXT NOT NULL,
    shown TEXT NOT NULL
) STRICT;
CREATE INDEX cards_to_find ON cards (is_readable, is_archived, updated_at DESC, setup_id, guide, state,
    is_practice, acts, company, words);
CREATE INDEX cards_by_target ON cards (target) WHERE target IS NOT NULL;
CREATE INDEX cards_that_may_lose_keys ON cards (setup_id) WHERE may_lose_keys;
CREATE TRIGGER cards_follow AFTER UPDATE ON setups BEGIN
    DELETE FROM cards WHERE setup_id = NEW.id;
END;
INSERT INTO setups (id, updated_at, body) VALUES ('in-keychain', '2026-11-21T10:05:02.000000000Z',
 '{"id": "in-keychain", "guide": "phin", "isPractice": false, "choices": {"role": "custom", "features": [], "isAnswered": true}, "fields": {"company-id": "acme", "address": "na.myconnectwise.net"}, "stepsDone": {"create-role": {"at": "2026-11-21T09:58:00Z"}}, "currentStep": "capture-keys", "keys": {"pair": {"public": {"length": 16, "lastFour": "Xy9Z", "at": "2026-11-21T10:00:00Z"}, "private": {"length": 16, "lastFour": null, "at": "2026-11-21T10:00:00Z"}, "fingerprint": null, "provedAt": null, "releasedAt": null}, "keptIn": "keychain", "hasKeychainEntry": true}, "companyName": "ACME MSP", "lastFieldCheck": null, "lastRun": {"startedAt": "2026-11-21T10:05:00Z", "finishedAt": "2026-11-21T10:05:02Z", "wasCancelled": false, "findings": [{"check": "company", "outcome": "passed", "code": "company-found", "evidence": [], "durationMs": 41}, {"check": "keys", "outcome": "failed", "code": "keys-rejected", "evidence": [], "durationMs": 52}], "requests": [], "permissions": null}, "lastReport": null, "createdAt": "2026-11-21T09:50:00Z", "updatedAt": "2026-11-21T10:05:02Z", "callNotes": [], "noteDraft": "", "handOffs": [], "seen": null, "replacement": null, "ending": null}');
INSERT INTO setups (id, updated_at, body) VALUES ('in-memory', '2026-11-21T10:05:02.000000000Z',
 '{"id": "in-memory", "guide": "msp-process", "isPractice": false, "choices": {"role": "custom", "features": [], "isAnswered": true}, "fields": {"company-id": "acme", "address": "na.myconnectwise.net"}, "stepsDone": {"create-role": {"at": "2026-11-21T09:58:00Z"}}, "currentStep": "capture-keys", "keys": {"pair": {"public": {"length": 16, "lastFour": "Xy9Z", "at": "2026-11-21T10:00:00Z"}, "private": {"length": 16, "lastFour": null, "at": "2026-11-21T10:00:00Z"}, "fingerprint": null, "provedAt": null, "releasedAt": null}, "keptIn": "memory", "hasKeychainEntry": true}, "companyName": "ACME MSP", "lastFieldCheck": null, "lastRun": null, "lastReport": null, "createdAt": "2026-11-21T09:50:00Z", "updatedAt": "2026-11-21T10:05:02Z", "callNotes": [], "noteDraft": "", "handOffs": [], "seen": null, "replacement": null, "ending": null}');
INSERT INTO check_runs (setup_id, kind, started_at, body) VALUES ('in-keychain', 'live-test', '2026-11-21T10:05:00.000000000Z',
 '{"startedAt": "2026-11-21T10:05:00Z", "finishedAt": "2026-11-21T10:05:02Z", "wasCancelled": false, "findings": [{"check": "company", "outcome": "passed", "code": "company-found", "evidence": [], "durationMs": 41}, {"check": "keys", "outcome": "failed", "code": "keys-rejected", "evidence": [], "durationMs": 52}], "requests": [], "permissions": null}');
INSERT INTO cards (setup_id, made_by, is_readable, is_archived, is_practice, may_lose_keys, guide, state, acts, company, target,
 updated_at, words, shown) VALUES ('in-keychain', 'an earlier Onramp', 1, 0, 0, 0, 'phin', 'problem', 1, 'acme msp', NULL,
 '2026-11-21T10:05:02.000000000Z', 'phin acme msp', '{}');
PRAGMA user_version = 3;
