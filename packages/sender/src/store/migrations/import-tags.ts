/** Tags an import gave to people who were there before, so that they can be taken back. */
export const IMPORT_TAGS = `
CREATE TABLE import_tags (
  import_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  tag TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (import_id, contact_id, tag)
) STRICT, WITHOUT ROWID`;
