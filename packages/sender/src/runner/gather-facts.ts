import { drawGap } from '@mywasender/campaigns/pace/draw-gap';
import type {
  CampaignFacts,
  ProfileFacts,
  RecipientFacts,
  WhatsAppMeter,
} from '@mywasender/campaigns/pace/facts';
import { isKnownChat } from '@mywasender/campaigns/pace/warm-up';
import { isWindowOpen } from '../cloud/window.ts';
import type { Core } from '../core.ts';
import { pauseOf, type StoredCampaign } from '../store/campaigns.ts';
import { lastInboundAt } from '../store/known-chats.ts';
import { profileById, type StoredMeter } from '../store/profiles.ts';
import type { StoredRecipient } from '../store/recipients.ts';
import { cleanDays } from '../store/sends.ts';
import { restlessAt } from './look-at-clock.ts';
import { paceOf } from './pace-of.ts';
import { steadySends } from './steady-sends.ts';

/** Everything about a profile that decides whether it may send, at campaign time `now`. */
export function profileFacts(core: Core, profileId: string, now: number): ProfileFacts {
  const profile = profileById(core.sql, profileId);
  const coolDown = profile?.coolDown ?? null;
  const checksFrom = core.memory.noChecksBefore.get(profileId) ?? 0;
  const until = Math.max(coolDown?.until ?? 0, checksFrom);
  const limitedUntil = profile?.limited.until ?? 0;
  return {
    online:
      core.profiles.readySession(profileId) !== null &&
      !core.memory.halts.has(profileId) &&
      !core.memory.stale.has(profileId),
    licensed: core.license.maySend(),
    sends: steadySends(core, profileId, now),
    restlessAt: restlessAt(core, now),
    gapMs: core.memory.gaps.get(profileId) ?? 0,
    cleanDays: cleanDays(core.sql, profileId, profile?.cleanFrom ?? 0, now),
    meter: profile?.meter == null ? null : meterFacts(core, profileId, profile.meter, now),
    coolDown: until > now ? { until } : null,
    limited: limitedUntil > now ? { until: limitedUntil } : null,
    ...(profile?.cloud == null ? {} : { official: officialFacts(profile.meter) }),
  };
}

/** Every account of the official API may write to so many people before Meta has told its tier. */
const LOWEST_TIER = 250;

export function officialFacts(meter: StoredMeter | null): NonNullable<ProfileFacts['official']> {
  return { peoplePerDay: meter?.official === undefined ? LOWEST_TIER : meter.official.peoplePerDay };
}

function meterFacts(
  core: Core,
  profileId: string,
  { readAt, timeLock, newChats }: StoredMeter,
  now: number,
): WhatsAppMeter {
  return {
    readAt: readAtBy(core, profileId, readAt, now),
    ...(timeLock === undefined ? {} : { timeLock }),
    ...(newChats === undefined ? {} : { newChats }),
  };
}

/**
 * When the limits were read, as the wall clock stands at `now`, like the sends that are counted since. An earlier process
 * that dates it in the future says nothing of that: then everything of a day counts.
 */
function readAtBy(core: Core, profileId: string, stored: number, now: number): number {
  const steady = core.memory.meterReadAt.get(profileId);
  if (steady !== undefined) return Math.ceil(now - (core.deps.clock.steady() - steady));
  return stored > now ? 0 : stored;
}

/** Everything about a campaign that decides whether this profile may send for it. */
export function campaignFacts(campaign: StoredCampaign, profileId: string): CampaignFacts {
  const { schedule } = campaign.draft;
  const pause = pauseOf(campaign, profileId);
  return {
    paused: campaign.status === 'paused',
    profilePause: pause === null ? null : { until: pause.until },
    startsAt: schedule.startAt,
    expiresAt: schedule.expiresAt,
    pace: paceOf(campaign.draft),
  };
}

export function recipientFacts(
  core: Core,
  profileId: string,
  recipient: StoredRecipient,
  now: number,
): RecipientFacts {
  return {
    zones: recipient.zones,
    newChat: !isKnown(core, { profileId, phone: recipient.phone, now }),
    ahead: 0,
  };
}

/** Whether a message to this person counts as an answer: on the official API while its window is open. */
function isKnown(
  core: Core,
  { profileId, phone, now }: { readonly profileId: string; readonly phone: string; readonly now: number },
): boolean {
  const at = lastInboundAt(core.sql, profileId, phone);
  return profileById(core.sql, profileId)?.cloud == null ? isKnownChat(at, now) : isWindowOpen(at, now);
}

/** After a send the gap to the next one is drawn; after a restart a new one is, so that it is never skipped. */
export function ensureGap(core: Core, profileId: string, campaign: StoredCampaign): void {
  if (core.memory.gaps.has(profileId)) return;
  core.memory.gaps.set(profileId, drawGap(paceOf(campaign.draft), core.deps.random));
}
