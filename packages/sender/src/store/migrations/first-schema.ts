/** Times are epoch ms. `phone_hash` is SHA-256 with the salt in `meta`; `new_chat`, `known` and `failed` are 0 or 1. */
export const FIRST_SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE contacts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  phone TEXT NOT NULL UNIQUE,
  phone_hash TEXT NOT NULL,
  country TEXT NOT NULL,
  name TEXT NOT NULL,
  fields TEXT NOT NULL,
  consent_id INTEGER REFERENCES consent_records (id),
  last_inbound_at INTEGER,
  -- an ambiguous reply: nothing automatic until a person has looked
  paused_at INTEGER,
  -- the import that touched it last: tells a duplicate row of one file from an update
  import_id INTEGER,
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE INDEX contacts_removed ON contacts (removed_at) WHERE removed_at IS NOT NULL;
CREATE INDEX contacts_hash ON contacts (phone_hash);

CREATE TABLE lists (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE list_members (
  list_id INTEGER NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  PRIMARY KEY (list_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX list_members_contact ON list_members (contact_id);

-- Proof of consent outlives the contact, so it names the phone and no foreign key.
CREATE TABLE consent_records (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  phone TEXT NOT NULL,
  source TEXT NOT NULL,
  date TEXT NOT NULL,
  method TEXT NOT NULL,
  attested_by TEXT NOT NULL,
  import_id INTEGER,
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent_records BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent_records BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE suppressions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  phone TEXT,
  phone_hash TEXT UNIQUE,
  lid TEXT UNIQUE,
  source TEXT NOT NULL CHECK (source IN ('stop-message', 'import', 'manual')),
  note TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CHECK (phone_hash IS NOT NULL OR lid IS NOT NULL)
) STRICT;

CREATE TABLE identities (
  phone TEXT NOT NULL,
  lid TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (phone, lid)
) STRICT, WITHOUT ROWID;
CREATE INDEX identities_lid ON identities (lid);

CREATE TABLE profiles (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  phone TEXT,
  -- opened again by itself at the next start
  wanted INTEGER NOT NULL DEFAULT 0,
  meter TEXT,
  cool_down_reason TEXT,
  cool_down_until INTEGER,
  breakers_from INTEGER NOT NULL DEFAULT 0,
  -- a block signal or a tripped breaker makes the warm-up start again from here
  clean_from INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE campaigns (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  status TEXT NOT NULL CHECK (status IN ('draft', 'scheduled', 'running', 'paused', 'stopped', 'finished')),
  pause_reason TEXT,
  pause_detail TEXT,
  paused_until INTEGER,
  name TEXT NOT NULL,
  profile_id TEXT NOT NULL REFERENCES profiles (id),
  list_id INTEGER NOT NULL REFERENCES lists (id),
  text TEXT NOT NULL,
  schedule TEXT NOT NULL,
  pace TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER
) STRICT;
CREATE INDEX campaigns_profile ON campaigns (profile_id, status);

CREATE TABLE recipients (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  contact_id INTEGER REFERENCES contacts (id) ON DELETE SET NULL,
  phone TEXT NOT NULL,
  name TEXT NOT NULL,
  zones TEXT NOT NULL,
  known INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN
    ('queued', 'claimed', 'sent', 'delivered', 'read', 'replied', 'skipped', 'failed', 'uncertain')),
  reason TEXT,
  text TEXT,
  text_hash TEXT,
  chat_id TEXT,
  message_id TEXT,
  -- committed right before the send call: a claim without it provably never left
  sending_at INTEGER,
  checks INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL DEFAULT 0,
  sent_at INTEGER,
  delivered_at INTEGER,
  read_at INTEGER,
  replied_at INTEGER,
  opted_out_at INTEGER,
  updated_at INTEGER NOT NULL,
  UNIQUE (campaign_id, phone)
) STRICT;
CREATE INDEX recipients_queue ON recipients (campaign_id, status, known, zones, id);
CREATE INDEX recipients_phone ON recipients (phone, status);
CREATE INDEX recipients_postponed ON recipients (campaign_id, not_before) WHERE not_before > 0;
CREATE INDEX recipients_chat ON recipients (chat_id) WHERE chat_id IS NOT NULL;
CREATE UNIQUE INDEX recipients_message ON recipients (message_id) WHERE message_id IS NOT NULL;

CREATE TABLE recipient_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recipient_id INTEGER NOT NULL REFERENCES recipients (id),
  at INTEGER NOT NULL,
  from_status TEXT,
  to_status TEXT NOT NULL,
  cause TEXT NOT NULL
) STRICT;
CREATE INDEX recipient_changes_of ON recipient_changes (recipient_id, id);
CREATE TRIGGER changes_no_update BEFORE UPDATE ON recipient_changes BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER changes_no_delete BEFORE DELETE ON recipient_changes BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- One row per send call, written before the call: a crash can never make room in a window.
CREATE TABLE sends (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  profile_id TEXT NOT NULL REFERENCES profiles (id),
  recipient_id INTEGER NOT NULL REFERENCES recipients (id),
  at INTEGER NOT NULL,
  new_chat INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('started', 'sent', 'refused', 'uncertain'))
) STRICT;
CREATE INDEX sends_window ON sends (profile_id, at);
CREATE INDEX suppressions_phone ON suppressions (phone) WHERE phone IS NOT NULL;
CREATE INDEX sends_recipient ON sends (recipient_id);

CREATE TABLE number_checks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  profile_id TEXT NOT NULL REFERENCES profiles (id),
  at INTEGER NOT NULL,
  found INTEGER NOT NULL
) STRICT;
CREATE INDEX number_checks_of ON number_checks (profile_id, at);

CREATE TABLE known_chats (
  profile_id TEXT NOT NULL REFERENCES profiles (id),
  phone TEXT NOT NULL,
  last_inbound_at INTEGER NOT NULL,
  PRIMARY KEY (profile_id, phone)
) STRICT, WITHOUT ROWID;

CREATE TABLE inbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  profile_id TEXT NOT NULL REFERENCES profiles (id),
  message_id TEXT NOT NULL,
  phone TEXT,
  lid TEXT,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  campaign_id INTEGER REFERENCES campaigns (id),
  recipient_id INTEGER REFERENCES recipients (id),
  opt_out TEXT NOT NULL CHECK (opt_out IN ('none', 'stop', 'ambiguous')),
  UNIQUE (profile_id, message_id)
) STRICT;
CREATE INDEX inbox_campaign ON inbox (campaign_id, id);

CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  list_id INTEGER NOT NULL REFERENCES lists (id),
  file_name TEXT NOT NULL,
  counts TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE license_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  record TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT`;
