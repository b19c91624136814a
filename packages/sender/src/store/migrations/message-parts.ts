/** Languages and variants of a message, and how a test of variants ended. */
export const MESSAGE_PARTS = `
ALTER TABLE recipients ADD COLUMN language TEXT;
-- position among the variants of the message
ALTER TABLE recipients ADD COLUMN variant INTEGER;
-- what each variant would say, as [{"language", "text"}], until one is chosen
ALTER TABLE recipients ADD COLUMN candidates TEXT;
-- 1 while the person waits for the winner of a test: without a text nobody can be claimed
ALTER TABLE recipients ADD COLUMN undecided INTEGER NOT NULL DEFAULT 0
  CHECK (undecided = 0 OR status IN ('queued', 'skipped'));
DROP INDEX recipients_queue;
CREATE INDEX recipients_queue ON recipients (campaign_id, status, profile_id, undecided, known, zones, id);
CREATE INDEX recipients_undecided ON recipients (campaign_id) WHERE undecided = 1;

CREATE TABLE variant_decisions (
  campaign_id INTEGER PRIMARY KEY REFERENCES campaigns (id),
  at INTEGER NOT NULL,
  judgement TEXT NOT NULL
) STRICT;
CREATE TRIGGER variant_decided_once BEFORE UPDATE ON variant_decisions BEGIN SELECT RAISE(ABORT, 'decided'); END`;
