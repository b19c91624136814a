import { openStore } from '../../packages/sender/src/store/open-store.ts';

/** The least a freeze could do: one bare `INSERT … SELECT` of the same rows into the same table. Tells its milliseconds. */
const { sql, close } = openStore({ dataDir: process.argv[2] ?? '', now: Date.now() });
const begun = performance.now();
sql.run(
  `INSERT INTO recipients
     (campaign_id, profile_id, contact_id, phone, name, zones, known, status, text, updated_at)
   SELECT m.campaign_id, m.profile_id, c.id, c.phone, c.name, 'Europe/Berlin', 0, 'queued',
     'Hello ' || c.name || ', Acme has news. Reply STOP to stop.', 1
   FROM campaign_profiles m CROSS JOIN contacts c`,
);
const ms = performance.now() - begun;
close();
process.send?.({ ms });
