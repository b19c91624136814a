/**
 * Approved templates as they were read before tell their header and buttons by text alone. They are put into the shape of
 * today, so that a campaign that runs goes on; what their buttons take is known when they are read the next time.
 */
export const TEMPLATE_SHAPES = `
UPDATE cloud_templates SET templates = (
  SELECT json_group_array(json_set(
    t.value,
    '$.headerKind', iif(t.value ->> '$.header' IS NULL, 'none', 'text'),
    '$.headerParameter', NULL,
    '$.buttons', json((
      SELECT json_group_array(json_object('text', b.value, 'takes', NULL, 'url', NULL))
      FROM json_each(t.value, '$.buttons') b)),
    '$.obstacle', CASE t.value ->> '$.obstacle'
      WHEN 'header-media' THEN 'header'
      WHEN 'header-parameter' THEN 'header'
      WHEN 'button-parameter' THEN 'button'
      ELSE t.value ->> '$.obstacle' END))
  FROM json_each(cloud_templates.templates) t)`;
