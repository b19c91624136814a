/** A campaign goes to several lists from several profiles; a recipient keeps to one of these. */
export const CAMPAIGN_PARTS = `
CREATE TABLE campaign_profiles (
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  profile_id TEXT NOT NULL REFERENCES profiles (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (campaign_id, profile_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_profiles_of ON campaign_profiles (profile_id, campaign_id);
INSERT INTO campaign_profiles SELECT id, profile_id, 0 FROM campaigns;

ALTER TABLE recipients ADD COLUMN profile_id TEXT REFERENCES profiles (id);
UPDATE recipients SET profile_id = (SELECT c.profile_id FROM campaigns c WHERE c.id = campaign_id);
DROP INDEX recipients_queue;
CREATE INDEX recipients_queue ON recipients (campaign_id, status, profile_id, known, zones, id);

ALTER TABLE campaigns ADD COLUMN audience TEXT NOT NULL DEFAULT '';
ALTER TABLE campaigns ADD COLUMN message TEXT NOT NULL DEFAULT '';
UPDATE campaigns SET audience = json_object('listIds', json_array(CAST(list_id AS TEXT))),
  message = json_object('text', text);
DROP INDEX campaigns_profile;
ALTER TABLE campaigns DROP COLUMN profile_id;
ALTER TABLE campaigns DROP COLUMN list_id;
ALTER TABLE campaigns DROP COLUMN text;
CREATE INDEX campaigns_status ON campaigns (status);

-- Nothing looks a contact up by its hash, and an index in random order was a third of an import's writing.
DROP INDEX contacts_hash`;
