import { KNOWN_CHAT_MS } from '@mywasender/campaigns/pace/warm-up';
import type { TemplateAst } from '@mywasender/campaigns/template/ast';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import { type AudienceSql, audienceSql } from '../audience/audience-sql.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import type { Sql } from '../store/sql.ts';
import { freezeTexts } from './freeze-texts.ts';
import { onlyProfile } from './only-profile.ts';

/** Why one of the audience is left out of a campaign, as SQL over `c`; `NULL` for who is queued. */
export function leftOutSql({ excluded }: AudienceSql): string {
  return `CASE
  WHEN EXISTS (SELECT 1 FROM suppressions s WHERE s.phone_hash = c.phone_hash) THEN 'suppressed'
  WHEN c.consent_id IS NULL THEN 'no-consent'
  WHEN c.paused_at IS NOT NULL THEN 'ambiguous-reply'
  WHEN ${excluded.condition} THEN 'excluded' END`;
}

/** Whether somebody wrote to `:profile` after `:knownAfter`, as SQL over `c`: the rule the runner sends by. */
export const KNOWN_SQL = `EXISTS (SELECT 1 FROM known_chats k
  WHERE k.profile_id = :profile AND k.phone = c.phone AND k.last_inbound_at > :knownAfter)`;

/** What `KNOWN_SQL` is asked with at campaign time `now`. */
export function knownParams(draft: Pick<CampaignDraft, 'profileIds'>, now: number) {
  return { profile: onlyProfile(draft), knownAfter: now - KNOWN_CHAT_MS };
}

/**
 * Writes the audience down as it is now, with the text each person will get. Whoever is left out is in it with the
 * reason. Belongs into the transaction that starts the campaign: later changes of contacts or list change nothing.
 */
export function freezeAudience(sql: Sql, campaign: StoredCampaign, ast: TemplateAst, at: number): void {
  const audience = audienceSql(sql, campaign.draft.audience, at);
  const { condition, params } = audience;
  sql.run(
    `INSERT INTO recipients
       (campaign_id, profile_id, contact_id, phone, name, zones, known, status, reason, updated_at)
     SELECT :campaign, :profile, id, phone, name, '', known, CASE WHEN reason IS NULL THEN 'queued' ELSE 'skipped' END, reason, :at
     FROM (SELECT c.id, c.phone, c.name, ${leftOutSql(audience)} AS reason, ${KNOWN_SQL} AS known
       FROM contacts c WHERE ${condition} ORDER BY c.id)`,
    {
      ...params,
      ...audience.excluded.params,
      campaign: campaign.id,
      ...knownParams(campaign.draft, at),
      at,
    },
  );
  sql.run(
    `INSERT INTO recipient_changes (recipient_id, at, from_status, to_status, cause)
     SELECT id, ?, NULL, status, coalesce(reason, 'start') FROM recipients WHERE campaign_id = ?`,
    [at, campaign.id],
  );
  freezeTexts(sql, campaign.id, ast);
}
