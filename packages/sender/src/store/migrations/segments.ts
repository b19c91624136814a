/** Segments: people by rules, under a name. */
export const SEGMENTS = `
CREATE TABLE segments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  rules TEXT NOT NULL
) STRICT`;
