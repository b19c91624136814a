import { setImmediate } from 'node:timers/promises';
import { maxTextWith } from '@mywasender/campaigns/media/media-rules';
import { seededRandom } from '@mywasender/campaigns/seeded-random';
import { dealParts } from '@mywasender/campaigns/share-out';
import type { TemplateAst } from '@mywasender/campaigns/template/ast';
import type { Translated } from '@mywasender/campaigns/template/choose-translation';
import { type AudienceSql, audienceSql } from '../audience/audience-sql.ts';
import { messageWriter } from '../cloud/approved-message.ts';
import { lazyTransaction } from '../store/bulk-writes.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import type { Sql } from '../store/sql.ts';
import { SUPPRESSED_SQL } from '../store/suppressions.ts';
import { dealVariants } from './deal-variants.ts';
import { freezePeople } from './freeze-people.ts';
import { homeParams, KNOWN_HOME_SQL, writerHomeSql } from './home-sql.ts';
import { idsOf } from './ids-of.ts';

/** People in one transaction: about 30 ms, so that other commands are answered in between. */
const BATCH = 2000;
/** People in memory at a time: of fewer live rows V8 moves less into the old part of its heap, which it clears late. */
const CHUNK = 500;

/** Why one of the audience is left out of a campaign, as SQL over `c`; `NULL` for who is queued. */
export function leftOutSql({ excluded }: AudienceSql): string {
  return leftOutCase('c', { suppressed: SUPPRESSED_SQL, excluded: excluded.condition });
}

/** Those of an audience who would be queued. */
export function queuedSql(audience: AudienceSql): Pick<AudienceSql, 'condition' | 'params'> {
  return {
    condition: `${audience.condition} AND (${leftOutSql(audience)}) IS NULL`,
    params: { ...audience.params, ...audience.excluded.params },
  };
}

/** `leftOutSql` over any row with what a contact has, and with conditions that may have been looked at before. */
export function leftOutCase(
  row: string,
  { suppressed, excluded }: { readonly suppressed: string; readonly excluded: string },
): string {
  return `CASE
  WHEN ${suppressed} THEN 'suppressed'
  WHEN ${row}.consent_id IS NULL THEN 'no-consent'
  WHEN ${row}.paused_at IS NOT NULL THEN 'ambiguous-reply'
  WHEN ${excluded} THEN 'excluded' END`;
}

/**
 * Writes the audience down as it is now, with the text each person will get. Whoever is left out is in it with the
 * reason. In slices, before the transaction that starts the campaign: until then it is a draft, which has no people, and
 * what was written is taken back (`takeBackStart`) when a slice or the app breaks off. Who leaves the audience
 * meanwhile is not written down, or stopped by the checks before each send.
 * Each person gets the profile that knows them, else the one that wrote to them last, else one by lot: `free` says how
 * many of these each profile takes, in the order of the draft. `at` in epoch ms. `between` is asked before each further
 * slice and may throw.
 */
export async function freezeAudience(
  sql: Sql,
  campaign: StoredCampaign,
  versions: readonly Translated<TemplateAst>[],
  {
    at,
    free,
    between,
  }: { readonly at: number; readonly free: readonly number[]; readonly between: () => void },
): Promise<void> {
  const audience = audienceSql(sql, campaign.draft.audience, at);
  const { profileIds } = campaign.draft;
  const maxText = maxTextWith(campaign.draft.message.media);
  const write = messageWriter(sql, campaign, versions);
  const deal = dealParts(free, seededRandom(`profiles ${campaign.id}`));
  const { template } = campaign.draft.message;
  const dealt =
    template === undefined
      ? await dealVariants(campaign, () => idsOf(sql, queuedSql(audience), between))
      : {};
  const into = { campaignId: campaign.id, profileIds, deal, write, maxText, at, ...dealt };
  const people = `SELECT c.id AS contact_id, c.phone, c.name, c.fields, ${leftOutSql(audience)} AS reason,
      ${KNOWN_HOME_SQL} AS known_home, ${writerHomeSql(profileIds)} AS writer
    FROM contacts c WHERE c.id IN (SELECT value FROM json_each(:ids)) AND c.removed_at IS NULL ORDER BY c.id`;
  const params = { ...audience.excluded.params, ...homeParams(profileIds, at) };
  const rowsOf = (some: readonly number[]) => sql.all(people, { ...params, ids: JSON.stringify(some) });
  const ids = await idsOf(sql, audience, between);
  for (let from = 0; from < ids.length; from += BATCH) {
    if (from > 0) {
      await setImmediate();
      between();
    }
    lazyTransaction(sql, () => {
      for (let chunk = from; chunk < Math.min(from + BATCH, ids.length); chunk += CHUNK)
        freezePeople(sql, rowsOf(ids.slice(chunk, chunk + CHUNK)), into);
    });
  }
}
