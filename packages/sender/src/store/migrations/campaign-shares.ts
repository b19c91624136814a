/** What an account cannot go on with pauses its own share of a campaign and not all of it. */
export const CAMPAIGN_SHARES = `
ALTER TABLE campaign_profiles ADD COLUMN pause_reason TEXT;
ALTER TABLE campaign_profiles ADD COLUMN pause_detail TEXT;
ALTER TABLE campaign_profiles ADD COLUMN paused_until INTEGER;
UPDATE campaign_profiles SET (pause_reason, pause_detail, paused_until) =
  (SELECT c.pause_reason, c.pause_detail, c.paused_until FROM campaigns c WHERE c.id = campaign_id)
  WHERE campaign_id IN (SELECT id FROM campaigns WHERE status = 'paused' AND pause_reason NOT IN ('user', 'no-winner', 'media-missing', 'media-changed', 'media-unreadable'));
UPDATE campaigns SET status = 'running', pause_reason = NULL, pause_detail = NULL
  WHERE status = 'paused' AND pause_reason NOT IN ('user', 'no-winner', 'media-missing', 'media-changed', 'media-unreadable');
ALTER TABLE campaigns DROP COLUMN paused_until`;
