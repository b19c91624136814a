/** What a person types into a conversation; texts kept for that. An answer that left counts in the windows of its profile. */
export const ANSWERS = `
CREATE TABLE answers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- made by the screen: the same one twice is one answer
  answer_id TEXT NOT NULL UNIQUE,
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  profile_id TEXT NOT NULL REFERENCES profiles (id),
  phone TEXT NOT NULL,
  text TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('claimed', 'sent', 'delivered', 'read', 'failed', 'uncertain')),
  chat_id TEXT,
  message_id TEXT UNIQUE,
  new_chat INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  -- committed right before the send call: without it the message provably never left
  sending_at INTEGER
) STRICT;
CREATE INDEX answers_conversation ON answers (conversation_id, id);
CREATE INDEX answers_window ON answers (profile_id, sending_at) WHERE sending_at IS NOT NULL;
CREATE INDEX answers_open ON answers (status) WHERE status IN ('claimed', 'uncertain');

CREATE TABLE saved_answers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  text TEXT NOT NULL
) STRICT`;
