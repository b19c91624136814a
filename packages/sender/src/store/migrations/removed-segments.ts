/** Segments that were removed, for as long as that can be undone; their ids stay theirs. */
export const REMOVED_SEGMENTS = `
CREATE TABLE removed_segments (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  rules TEXT NOT NULL,
  removed_at INTEGER NOT NULL
) STRICT`;
