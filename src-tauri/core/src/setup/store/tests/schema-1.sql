-- The records as the first version wrote them: a pair lay beside the place where it is kept.
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
INSERT INTO setups (id, updated_at, body) VALUES ('in-keychain', '2026-11-21T10:05:02.000000000Z',
 '{"id": "in-keychain", "guide": "phin", "isPractice": false, "choices": {"role": "custom", "features": [], "isAnswered": true}, "fields": {"company-id": "acme", "address": "na.myconnectwise.net"}, "stepsDone": {"create-role": {"at": "2026-11-21T09:58:00Z"}}, "currentStep": "capture-keys", "keys": {"public": {"length": 16, "lastFour": "Xy9Z", "at": "2026-11-21T10:00:00Z"}, "private": null, "isInMemoryOnly": false, "hasKeychainEntry": true}, "companyName": "ACME MSP", "lastFieldCheck": null, "lastRun": {"startedAt": "2026-11-21T10:05:00Z", "finishedAt": "2026-11-21T10:05:02Z", "wasCancelled": false, "findings": [{"check": "company", "outcome": "passed", "code": "company-found", "evidence": [], "durationMs": 41}, {"check": "keys", "outcome": "failed", "code": "keys-rejected", "evidence": [], "durationMs": 52}], "requests": []}, "lastReport": null, "createdAt": "2026-11-21T09:50:00Z", "updatedAt": "2026-11-21T10:05:02Z"}');
INSERT INTO setups (id, updated_at, body) VALUES ('in-memory', '2026-11-21T10:05:02.000000000Z',
 '{"id": "in-memory", "guide": "msp-process", "isPractice": false, "choices": {"role": "custom", "features": [], "isAnswered": true}, "fields": {"company-id": "acme", "address": "na.myconnectwise.net"}, "stepsDone": {"create-role": {"at": "2026-11-21T09:58:00Z"}}, "currentStep": "capture-keys", "keys": {"public": {"length": 16, "lastFour": "Xy9Z", "at": "2026-11-21T10:00:00Z"}, "private": null, "isInMemoryOnly": true, "hasKeychainEntry": true}, "companyName": "ACME MSP", "lastFieldCheck": null, "lastRun": null, "lastReport": null, "createdAt": "2026-11-21T09:50:00Z", "updatedAt": "2026-11-21T10:05:02Z"}');
INSERT INTO check_runs (setup_id, kind, started_at, body) VALUES ('in-keychain', 'live-test', '2026-11-21T10:05:00.000000000Z',
 '{"startedAt": "2026-11-21T10:05:00Z", "finishedAt": "2026-11-21T10:05:02Z", "wasCancelled": false, "findings": [{"check": "company", "outcome": "passed", "code": "company-found", "evidence": [], "durationMs": 41}, {"check": "keys", "outcome": "failed", "code": "keys-rejected", "evidence": [], "durationMs": 52}], "requests": []}');
PRAGMA user_version = 1;
