/** Campaigns that are run again: what each run is made from, and which run comes next. */
export const SERIES = `
CREATE TABLE series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- the draft of the first run, as JSON
  draft TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  next_run INTEGER NOT NULL,
  ended_at INTEGER,
  -- error code of why a run did not begin
  problem TEXT
) STRICT;
ALTER TABLE campaigns ADD COLUMN series_id INTEGER REFERENCES series (id);
ALTER TABLE campaigns ADD COLUMN run INTEGER;
CREATE UNIQUE INDEX campaigns_run ON campaigns (series_id, run) WHERE series_id IS NOT NULL`;
