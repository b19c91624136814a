/** Follow-ups: which reply a message answers, and who has got how far with an earlier one. */
export const FOLLOW_UPS = `
-- id in inbox of the newest reply this message answers: a hold for that reply does not hold it
ALTER TABLE recipients ADD COLUMN answers_to INTEGER;
-- in these states updated_at is when the person came into them; partial, so that freezing writes nothing here
CREATE INDEX recipients_followed ON recipients (campaign_id, status, updated_at)
  WHERE status IN ('delivered', 'read', 'replied');
CREATE INDEX conversations_by_phone ON conversations (phone, last_message) WHERE phone IS NOT NULL`;
