import { RECIPIENT_STATUSES } from '@mywasender/campaigns/recipient-state';
import type { CampaignReport } from '@mywasender/contract/models/campaign';
import type { Core } from '../core.ts';
import { int, member, text } from '../store/row.ts';
import { toCampaignView } from './campaign-view.ts';
import { reportLanguages } from './report-languages.ts';
import { reportProfiles } from './report-profiles.ts';
import { reportVariants } from './report-variants.ts';
import { requireCampaign } from './require.ts';

const DAY = 86_400_000;
/** Every time zone is a whole number of these away from UTC. */
const QUARTER = 900_000;
const STEPS = ['sent', 'delivered', 'read', 'replied'] as const;

/** Funnel, reasons and timeline of a campaign, counted in SQL. */
export function reportCampaign(core: Core, input: { readonly campaignId: string }): CampaignReport {
  const campaign = requireCampaign(core, input.campaignId);
  const profiles = reportProfiles(core, campaign);
  const languages = reportLanguages(core, campaign);
  const variants = reportVariants(core, campaign);
  const of = (step: keyof CampaignReport['funnel']) =>
    profiles.reduce((sum, { funnel }) => sum + funnel[step], 0);
  return {
    campaign: toCampaignView(core, campaign),
    funnel: {
      audience: of('audience'),
      sent: of('sent'),
      delivered: of('delivered'),
      read: of('read'),
      replied: of('replied'),
    },
    optedOut: profiles.reduce((sum, { optedOut }) => sum + optedOut, 0),
    profiles,
    ...(languages === null ? {} : { languages }),
    ...(variants === null ? {} : { variants }),
    reasons: core.sql
      .all(
        `SELECT status, reason, count(*) AS people FROM recipients
         WHERE campaign_id = ? AND reason IS NOT NULL GROUP BY status, reason ORDER BY people DESC`,
        [campaign.id],
      )
      .map((entry) => ({
        status: member(entry, 'status', RECIPIENT_STATUSES),
        reason: text(entry, 'reason'),
        people: int(entry, 'people'),
      })),
    timeline: timeline(core, campaign.id),
  };
}

function timeline(core: Core, campaignId: number): CampaignReport['timeline'] {
  const span = core.sql.get(
    'SELECT min(sent_at) AS first, max(sent_at) AS last FROM recipients WHERE campaign_id = ?',
    [campaignId],
  );
  const first = Number(span?.first ?? 0);
  const unit = Number(span?.last ?? 0) - first > 3 * DAY ? 'day' : 'hour';
  const points = new Map<number, CampaignReport['timeline']['points'][number]>();
  for (const step of STEPS) {
    const rows = core.sql.all(
      `SELECT ${step}_at / ${QUARTER} AS slot, count(*) AS n FROM recipients
       WHERE campaign_id = ? AND ${step}_at IS NOT NULL GROUP BY 1`,
      [campaignId],
    );
    for (const row of rows) {
      const at = startOf(unit, int(row, 'slot') * QUARTER);
      const point = points.get(at) ?? { at, sent: 0, delivered: 0, read: 0, replied: 0 };
      points.set(at, { ...point, [step]: point[step] + int(row, 'n') });
    }
  }
  return { unit, points: [...points.values()].toSorted((a, b) => a.at - b.at) };
}

/** Begin of the hour or day of `at` on this computer's clock, which is how the report's reader counts days. */
export function startOf(unit: 'hour' | 'day', at: number): number {
  const date = new Date(at);
  return unit === 'day' ? date.setHours(0, 0, 0, 0) : date.setMinutes(0, 0, 0);
}
