import type { FollowUp } from '@mywasender/contract/models/follow-up';
import { audienceSql, type Params } from '../audience/audience-sql.ts';
import { rowId } from '../commands/ids.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import type { Sql } from '../store/sql.ts';

export interface Candidates {
  /** `FROM … WHERE …` over `r` (the earlier campaign) and `c` (contacts): who has not joined. */
  readonly from: string;
  readonly params: Params;
}

/** Everybody of the earlier campaign who has not joined and is not left behind by the follow-up's own rules. */
export function candidatesSql(
  sql: Sql,
  campaign: StoredCampaign,
  followUp: FollowUp,
  now: number,
): Candidates {
  const { kept } = audienceSql(sql, campaign.draft.audience, now);
  return {
    from: `FROM recipients r JOIN contacts c ON c.phone = r.phone
      WHERE r.campaign_id = :source AND ${kept.condition}
        AND r.profile_id IN (SELECT value FROM json_each(:profiles))
        AND NOT EXISTS (SELECT 1 FROM recipients f WHERE f.campaign_id = :self AND f.phone = r.phone)`,
    params: {
      ...kept.params,
      source: rowId(followUp.campaignId),
      profiles: JSON.stringify(campaign.draft.profileIds),
      self: campaign.id,
    },
  };
}
