/** Numbers of the official Cloud API: the account, how far its webhooks were read, its templates, and what fills them. */
export const CLOUD_PROFILES = `
ALTER TABLE profiles ADD COLUMN kind TEXT NOT NULL DEFAULT 'web' CHECK (kind IN ('web', 'cloud'));
-- JSON of ids and addresses; access token and app secret lie in the secret store
ALTER TABLE profiles ADD COLUMN cloud TEXT;
CREATE TABLE cloud_templates (
  profile_id TEXT PRIMARY KEY REFERENCES profiles (id) ON DELETE CASCADE,
  read_at INTEGER NOT NULL,
  templates TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- JSON list of the values of an approved template; NULL: the text is sent as it is
ALTER TABLE recipients ADD COLUMN parameters TEXT`;
