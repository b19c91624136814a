import {
  ALL_WEEKDAYS,
  clampPace,
  DEFAULT_PACE,
  type PaceSettings,
} from '@mywasender/campaigns/pace/settings';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';

/** The pace of a campaign as the pure rules take it, every hard ceiling kept whatever the draft says. */
export function paceOf({ pace, schedule }: CampaignDraft): PaceSettings {
  return clampPace({
    minGapMs: pace.minGapSeconds * 1000,
    maxGapMs: pace.maxGapSeconds * 1000,
    perMinute: pace.perMinute,
    perHour: pace.perHour,
    perDay: pace.perDay,
    // What somebody allows beyond the default day goes to people who wrote to us; first messages stay where they are.
    knownChatsPerDay: Math.max(DEFAULT_PACE.knownChatsPerDay, pace.perDay - DEFAULT_PACE.newChatsPerDay),
    window: { from: schedule.from, to: schedule.to },
    weekdays: ALL_WEEKDAYS.filter((day) => schedule.weekdays.includes(day)),
    holidays: (schedule.holidays ?? []).map(({ date }) => date),
  });
}
