import type { CampaignReport } from '@mywasender/contract/models/campaign';
import type { Core } from '../core.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { profileName } from '../store/profiles.ts';
import { int, text } from '../store/row.ts';

/** The funnel of each profile, in the order of the draft: everybody is of exactly one. */
export function reportProfiles(core: Core, { id, shares }: StoredCampaign): CampaignReport['profiles'] {
  const rows = core.sql.all(
    `SELECT profile_id, count(*) AS audience, count(sent_at) AS sent, count(delivered_at) AS delivered,
       count(read_at) AS read, count(replied_at) AS replied, count(opted_out_at) AS opted_out
     FROM recipients WHERE campaign_id = ? GROUP BY profile_id`,
    [id],
  );
  return shares.map(({ profileId }) => {
    const row = rows.find((entry) => text(entry, 'profile_id') === profileId);
    const of = (column: string): number => (row === undefined ? 0 : int(row, column));
    return {
      profileId,
      name: profileName(core.sql, profileId),
      funnel: {
        audience: of('audience'),
        sent: of('sent'),
        delivered: of('delivered'),
        read: of('read'),
        replied: of('replied'),
      },
      optedOut: of('opted_out'),
    };
  });
}
