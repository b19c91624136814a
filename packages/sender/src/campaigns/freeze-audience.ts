import { maxTextWith } from '@mywasender/campaigns/media/media-rules';
import { seededRandom } from '@mywasender/campaigns/seeded-random';
import { dealParts } from '@mywasender/campaigns/share-out';
import type { TemplateAst } from '@mywasender/campaigns/template/ast';
import type { Translated } from '@mywasender/campaigns/template/choose-translation';
import { type AudienceSql, audienceSql } from '../audience/audience-sql.ts';
import { messageWriter } from '../cloud/approved-message.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { text } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';
import { SUPPRESSED_SQL } from '../store/suppressions.ts';
import { dealVariants } from './deal-variants.ts';
import { freezePeople } from './freeze-people.ts';
import { homeParams, KNOWN_HOME_SQL, writerHomeSql } from './home-sql.ts';

/** Few enough to be held at once, many enough that what a rule looks up is not looked up too often. */
const BATCH = 5000;

/** Why one of the audience is left out of a campaign, as SQL over `c`; `NULL` for who is queued. */
export function leftOutSql({ excluded }: AudienceSql): string {
  return `CASE
  WHEN ${SUPPRESSED_SQL} THEN 'suppressed'
  WHEN c.consent_id IS NULL THEN 'no-consent'
  WHEN c.paused_at IS NOT NULL THEN 'ambiguous-reply'
  WHEN ${excluded.condition} THEN 'excluded' END`;
}

/**
 * Writes the audience down as it is now, with the text each person will get. Whoever is left out is in it with the
 * reason. Belongs into the transaction that starts the campaign: later changes of contacts or list change nothing.
 * Each person gets the profile that knows them, else the one that wrote to them last, else one by lot: `free` says how
 * many of these each profile takes, in the order of the draft. `at` in epoch ms.
 */
export function freezeAudience(
  sql: Sql,
  campaign: StoredCampaign,
  versions: readonly Translated<TemplateAst>[],
  { at, free }: { readonly at: number; readonly free: readonly number[] },
): void {
  const audience = audienceSql(sql, campaign.draft.audience, at);
  const { profileIds } = campaign.draft;
  const maxText = maxTextWith(campaign.draft.message.media);
  const write = messageWriter(sql, campaign, versions);
  const deal = dealParts(free, seededRandom(`profiles ${campaign.id}`));
  const { template } = campaign.draft.message;
  const dealt = template === undefined ? dealVariants(campaign, () => queuedIds(sql, audience)) : {};
  const into = { campaignId: campaign.id, profileIds, deal, write, maxText, at, ...dealt };
  const ids = idsOf(sql, audience);
  for (let from = 0; from < ids.length; from += BATCH) {
    const rows = sql.all(
      `SELECT c.id AS contact_id, c.phone, c.name, c.fields, ${leftOutSql(audience)} AS reason,
         ${KNOWN_HOME_SQL} AS known_home, ${writerHomeSql(profileIds)} AS writer
       FROM contacts c WHERE c.id IN (SELECT value FROM json_each(:ids)) ORDER BY c.id`,
      {
        ...audience.excluded.params,
        ...homeParams(profileIds, at),
        ids: JSON.stringify(ids.slice(from, from + BATCH)),
      },
    );
    freezePeople(sql, rows, into);
  }
  sql.run(
    `INSERT INTO recipient_changes (recipient_id, at, from_status, to_status, cause)
     SELECT id, ?, NULL, status, coalesce(reason, 'start') FROM recipients WHERE campaign_id = ? ORDER BY id`,
    [at, campaign.id],
  );
}

function queuedIds(sql: Sql, audience: AudienceSql): readonly number[] {
  const condition = `${audience.condition} AND (${leftOutSql(audience)}) IS NULL`;
  return idsOf(sql, { condition, params: { ...audience.params, ...audience.excluded.params } });
}

/** As one JSON text: a row each would be 100,000 objects. */
function idsOf(
  sql: Sql,
  { condition, params }: Pick<AudienceSql, 'condition' | 'params'>,
): readonly number[] {
  const row = sql.get(`SELECT json_group_array(c.id) AS ids FROM contacts c WHERE ${condition}`, params);
  const ids: unknown = row === undefined ? [] : JSON.parse(text(row, 'ids'));
  if (!Array.isArray(ids)) throw new TypeError('ids are no list');
  return ids.map(Number).sort((a, b) => a - b);
}
