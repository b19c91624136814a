/** What the lists of a repeating campaign were called at its start: one that is removed can still be named. */
export const SERIES_LISTS = `
ALTER TABLE series ADD COLUMN list_names TEXT NOT NULL DEFAULT '{}';
UPDATE series SET list_names = (
  SELECT json_group_object(l.id, l.name) FROM lists l
  WHERE l.id IN (
    SELECT CAST(value AS INTEGER) FROM json_each(series.draft, '$.audience.listIds')
    UNION SELECT CAST(value AS INTEGER) FROM json_each(series.draft, '$.audience.exclude.listIds')
  )
)`;
