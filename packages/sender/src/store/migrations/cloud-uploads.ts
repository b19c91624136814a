/** Files Meta has, by the id it knows them by; it keeps them for 30 days. */
export const CLOUD_UPLOADS = `
CREATE TABLE cloud_uploads (
  phone_number_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  media_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (phone_number_id, sha256)
) STRICT, WITHOUT ROWID`;
