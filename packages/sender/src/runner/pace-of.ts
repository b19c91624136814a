import { ALL_WEEKDAYS, clampPace, type PaceSettings } from '@mywasender/campaigns/pace/settings';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';

/** The pace of a campaign as the pure rules take it, every hard ceiling kept whatever the draft says. */
export function paceOf({ pace, schedule }: CampaignDraft): PaceSettings {
  return clampPace({
    minGapMs: pace.minGapSeconds * 1000,
    maxGapMs: pace.maxGapSeconds * 1000,
    perMinute: pace.perMinute,
    perHour: pace.perHour,
    perDay: pace.perDay,
    window: { from: schedule.from, to: schedule.to },
    weekdays: ALL_WEEKDAYS.filter((day) => schedule.weekdays.includes(day)),
  });
}
