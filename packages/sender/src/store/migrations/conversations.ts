/** What one person and one profile wrote, as a conversation with a state; words to search; who waits for an answer. */
export const CONVERSATIONS = `
CREATE TABLE conversations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  profile_id TEXT NOT NULL REFERENCES profiles (id),
  phone TEXT,
  lid TEXT,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done')),
  unread INTEGER NOT NULL,
  -- id of its newest message in inbox: the order and the pages of the list
  last_message INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX conversations_phone ON conversations (profile_id, phone) WHERE phone IS NOT NULL;
CREATE INDEX conversations_lid ON conversations (profile_id, lid) WHERE lid IS NOT NULL;
CREATE INDEX conversations_newest ON conversations (last_message);
CREATE INDEX conversations_unread ON conversations (last_message) WHERE unread > 0;

ALTER TABLE inbox ADD COLUMN conversation_id INTEGER REFERENCES conversations (id);
-- a person has said whether an unclear reply was a STOP
ALTER TABLE inbox ADD COLUMN decided_at INTEGER;
INSERT INTO conversations (profile_id, phone, lid, name, state, unread, last_message)
  SELECT profile_id, phone, CASE WHEN phone IS NULL THEN lid END, max(name), 'done', 0, max(id)
  FROM inbox GROUP BY profile_id, coalesce(phone, lid, message_id);
UPDATE inbox SET conversation_id = coalesce(
  (SELECT c.id FROM conversations c WHERE c.profile_id = inbox.profile_id AND c.phone = inbox.phone),
  (SELECT c.id FROM conversations c WHERE inbox.phone IS NULL AND c.profile_id = inbox.profile_id
    AND c.lid = inbox.lid),
  (SELECT c.id FROM conversations c WHERE c.last_message = inbox.id));
CREATE INDEX inbox_conversation ON inbox (conversation_id, id);
CREATE INDEX inbox_unclear ON inbox (conversation_id) WHERE opt_out = 'ambiguous' AND decided_at IS NULL;

CREATE VIRTUAL TABLE inbox_words USING fts5(name, phone, text, content = 'inbox', content_rowid = 'id',
  tokenize = 'trigram');
INSERT INTO inbox_words (inbox_words) VALUES ('rebuild');
CREATE TRIGGER inbox_words_in AFTER INSERT ON inbox BEGIN
  INSERT INTO inbox_words (rowid, name, phone, text) VALUES (new.id, new.name, new.phone, new.text);
END;
CREATE TRIGGER inbox_words_out AFTER DELETE ON inbox BEGIN
  INSERT INTO inbox_words (inbox_words, rowid, name, phone, text)
    VALUES ('delete', old.id, old.name, old.phone, old.text);
END;

-- People whose answer nobody has dealt with yet: automatic messages to them wait.
CREATE TABLE reply_holds (
  phone TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID`;
