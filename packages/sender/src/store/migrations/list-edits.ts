/** Tags of contacts, and what an edit of lists and tags changed, so that it can be undone. */
export const LIST_EDITS = `
CREATE TABLE contact_tags (
  contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  tag TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (contact_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_tags_tag ON contact_tags (tag, contact_id);

-- The list columns are set when the edit removed that list.
CREATE TABLE list_edits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  list_id INTEGER,
  list_name TEXT,
  list_created_at INTEGER
) STRICT;
-- Either a list or a tag, given to a contact (added = 1) or taken from it (0).
CREATE TABLE list_edit_rows (
  edit_id INTEGER NOT NULL REFERENCES list_edits (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL,
  list_id INTEGER,
  tag TEXT,
  added INTEGER NOT NULL
) STRICT;
CREATE INDEX list_edit_rows_of ON list_edit_rows (edit_id)`;
