/** What an import replaced, so that it can be taken back; the meaning of columns, by the headers of a file. */
export const IMPORT_UNDO = `
CREATE TABLE imports_kept (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- NULL once the list it made is gone with it
  list_id INTEGER REFERENCES lists (id) ON DELETE SET NULL,
  list_name TEXT NOT NULL,
  file_name TEXT NOT NULL,
  counts TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- found running at start: the app ended in between, and the import is taken back
  status TEXT NOT NULL CHECK (status IN ('running', 'done', 'undoing', 'undone', 'cancelled')),
  made_list INTEGER NOT NULL,
  -- contacts it made have higher ids
  last_contact_before INTEGER NOT NULL
) STRICT;
INSERT INTO imports_kept
  SELECT i.id, i.list_id, l.name, i.file_name, i.counts, i.at, 'cancelled', 0, 0
  FROM imports i JOIN lists l ON l.id = i.list_id;
DROP TABLE imports;
ALTER TABLE imports_kept RENAME TO imports;

-- No foreign keys: a contact may be gone before. Kept as long as the import can be taken back.
CREATE TABLE import_before (
  import_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  fields TEXT NOT NULL,
  consent_id INTEGER,
  prior_import_id INTEGER,
  removed_at INTEGER,
  was_member INTEGER NOT NULL,
  PRIMARY KEY (import_id, contact_id)
) STRICT, WITHOUT ROWID;

-- Deleting a contact looks for its recipients.
CREATE INDEX recipients_contact ON recipients (contact_id);

CREATE TABLE column_roles (
  headers_hash TEXT PRIMARY KEY,
  roles TEXT NOT NULL
) STRICT, WITHOUT ROWID`;
