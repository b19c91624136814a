import type { CampaignReport } from '@mywasender/contract/models/campaign';
import type { Core } from '../core.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { FUNNEL_SQL, toFunnel, toOptedOut } from '../store/funnel.ts';
import { profileName } from '../store/profiles.ts';
import { text } from '../store/row.ts';

/** The funnel of each profile, in the order of the draft: everybody is of exactly one. */
export function reportProfiles(core: Core, { id, shares }: StoredCampaign): CampaignReport['profiles'] {
  const rows = core.sql.all(
    `SELECT profile_id, ${FUNNEL_SQL} FROM recipients WHERE campaign_id = ? GROUP BY profile_id`,
    [id],
  );
  return shares.map(({ profileId }) => {
    const row = rows.find((entry) => text(entry, 'profile_id') === profileId);
    return {
      profileId,
      name: profileName(core.sql, profileId),
      funnel: toFunnel(row),
      optedOut: toOptedOut(row),
    };
  });
}
