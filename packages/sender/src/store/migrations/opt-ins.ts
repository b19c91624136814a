/** Keywords by which people join a list, the statements they agreed to, and who wrote them. */
export const OPT_INS = `
CREATE TABLE opt_ins (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  profile_id TEXT NOT NULL REFERENCES profiles (id),
  keyword TEXT NOT NULL,
  -- what all spellings of the keyword have in common
  match_key TEXT NOT NULL,
  language TEXT NOT NULL,
  -- not a foreign key: the list of a removed opt-in may go
  list_id INTEGER NOT NULL,
  tag TEXT,
  welcome TEXT,
  paused_at INTEGER,
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX opt_ins_keyword ON opt_ins (profile_id, match_key) WHERE removed_at IS NULL;

CREATE TABLE opt_in_statements (
  opt_in_id INTEGER NOT NULL REFERENCES opt_ins (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  statement TEXT NOT NULL,
  -- in force from then on
  at INTEGER NOT NULL,
  PRIMARY KEY (opt_in_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE opt_in_joins (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  opt_in_id INTEGER NOT NULL REFERENCES opt_ins (id) ON DELETE CASCADE,
  -- SHA-256 of the phone (of the LID, while nothing else is known) with the salt in meta
  person TEXT NOT NULL,
  -- of somebody whose number is not known yet
  lid TEXT,
  contact_id INTEGER REFERENCES contacts (id) ON DELETE SET NULL,
  -- what they wrote
  inbox_id INTEGER NOT NULL REFERENCES inbox (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('joined', 'opted-out', 'waiting')),
  at INTEGER NOT NULL,
  UNIQUE (opt_in_id, person)
) STRICT;
CREATE INDEX opt_in_joins_contact ON opt_in_joins (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX opt_in_joins_waiting ON opt_in_joins (lid) WHERE lid IS NOT NULL`;
