/** Files that go with messages. The content lies in the folder `media` under its hash. */
export const MEDIA = `
CREATE TABLE media (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('image', 'video', 'document', 'audio')),
  file_name TEXT NOT NULL,
  mime_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  width INTEGER,
  height INTEGER,
  thumbnail BLOB,
  unused_since INTEGER,
  UNIQUE (sha256, kind, file_name)
) STRICT`;
