/** Files of numbers not to write to, each to be taken back. */
export const SUPPRESSION_IMPORTS = `
CREATE TABLE suppression_imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;
-- the one import that put a person on the list; NULL once there is another reason as well
ALTER TABLE suppressions ADD COLUMN import_id INTEGER REFERENCES suppression_imports (id);
CREATE INDEX suppressions_import ON suppressions (import_id) WHERE import_id IS NOT NULL`;
