import { meanGap } from './draw-gap.ts';
import type { CampaignFacts, ProfileFacts, RecipientFacts } from './facts.ts';
import { quietUntil } from './quiet-hours.ts';
import { HARD_CEILINGS } from './settings.ts';
import type { Wait, WaitReason } from './wait-reason.ts';
import { newChatsPerDay } from './warm-up.ts';
import { officialNewChats, whatsappWait } from './whatsapp-meter.ts';
import { nextAllowedByWindows } from './windows.ts';

export interface DecideNextInput {
  readonly recipient: RecipientFacts;
  readonly profile: ProfileFacts;
  readonly campaign: CampaignFacts;
  readonly now: number;
}

/** `until` in epoch ms is the earliest time, if nothing else is sent meanwhile; `null` when nobody can know. */
export type Decision =
  | { readonly ready: true }
  | { readonly ready: false; readonly reason: WaitReason; readonly until: number | null };

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

/**
 * May this person be written to now, and if not, why and when? The runner asks before each claim and `whyWaiting`
 * asks for the screen, so that what is shown is what is done.
 * `reason` is the condition that ends last; every condition is looked at again at the time the others end, so
 * `until` is exact: asked again at `until`, with the same facts, the answer is `ready`.
 */
export function decideNext(input: DecideNextInput): Decision {
  const halted = haltReason(input);
  if (halted !== null) return { ready: false, reason: halted, until: null };
  let at = input.now;
  let reason: WaitReason | null = null;
  for (;;) {
    const binding = lastToEnd(waits(input, at), at);
    if (binding === null) break;
    if (binding.until === null) return { ready: false, reason: binding.reason, until: null };
    ({ reason, until: at } = { reason: binding.reason, until: binding.until });
  }
  if (input.recipient.ahead > 0) return behindOthers(input, reason, at);
  return reason === null ? { ready: true } : { ready: false, reason, until: at };
}

function haltReason({ campaign, profile, now }: DecideNextInput): WaitReason | null {
  if (campaign.expiresAt !== null && now >= campaign.expiresAt) return 'expired';
  if (!profile.licensed) return 'license';
  if (campaign.paused) return 'campaign-paused';
  return profile.online ? null : 'profile-offline';
}

function lastToEnd(all: readonly (Wait | null)[], at: number): Wait | null {
  let last: Wait | null = null;
  for (const wait of all) {
    if (wait === null || (wait.until !== null && wait.until <= at)) continue;
    if (wait.until === null) return wait;
    if (last === null || (last.until !== null && wait.until > last.until)) last = wait;
  }
  return last;
}

function waits({ recipient, profile, campaign }: DecideNextInput, at: number): readonly (Wait | null)[] {
  const { pace } = campaign;
  const times = profile.sends.map((send) => send.at);
  const sameKind = profile.sends.filter((send) => send.newChat === recipient.newChat).map((send) => send.at);
  const last = Math.max(times.at(-1) ?? -Infinity, profile.restlessAt ?? -Infinity);
  const gap = Math.max(profile.gapMs, pace.minGapMs, HARD_CEILINGS.minGapMs);
  const kind = kindLimit(recipient, profile, campaign);
  return [
    campaign.profilePause === null ? null : { reason: 'profile-paused', until: campaign.profilePause.until },
    campaign.startsAt === null ? null : { reason: 'scheduled', until: campaign.startsAt },
    profile.coolDown === null ? null : { reason: 'cool-down', until: profile.coolDown.until },
    profile.limited == null ? null : { reason: 'rate-limited', until: profile.limited.until },
    whatsappWait(recipient, profile, pace, at),
    { reason: 'gap', until: last + gap },
    windowWait('minute-limit', times, Math.min(pace.perMinute, HARD_CEILINGS.perMinute), MINUTE, at),
    windowWait('hour-limit', times, Math.min(pace.perHour, HARD_CEILINGS.perHour), HOUR, at),
    windowWait('day-limit', times, Math.min(pace.perDay, HARD_CEILINGS.perDay), DAY, at),
    windowWait(kind.reason, sameKind, kind.count, DAY, at),
    quietUntil({ ...pace, now: at, zones: recipient.zones }),
  ];
}

function kindLimit(
  recipient: RecipientFacts,
  profile: ProfileFacts,
  { pace }: CampaignFacts,
): { readonly reason: WaitReason; readonly count: number } {
  if (profile.official !== undefined) {
    const tier = recipient.newChat ? officialNewChats(profile.official) : Infinity;
    return tier < pace.perDay
      ? { reason: 'whatsapp-quota', count: tier }
      : { reason: 'day-limit', count: pace.perDay };
  }
  if (!recipient.newChat) return { reason: 'day-limit', count: pace.knownChatsPerDay };
  const warm = pace.warmUp ? newChatsPerDay(profile.cleanDays) : pace.newChatsPerDay;
  return warm < pace.newChatsPerDay
    ? { reason: 'warm-up', count: warm }
    : { reason: 'new-chat-limit', count: pace.newChatsPerDay };
}

function windowWait(
  reason: WaitReason,
  times: readonly number[],
  count: number,
  windowMs: number,
  at: number,
): Wait {
  const until = nextAllowedByWindows(times, [{ count, windowMs }], at);
  return { reason, until: Number.isFinite(until) ? until : null };
}

/**
 * An estimate, not a promise: the people ahead take their mean gap each, or their share of the hour, and no more
 * of them a day than the limit of their kind.
 */
function behindOthers(input: DecideNextInput, reason: WaitReason | null, at: number): Decision {
  const { pace } = input.campaign;
  const perDay = Math.min(pace.perDay, kindLimit(input.recipient, input.profile, input.campaign).count);
  const spacing = Math.max(meanGap(pace), HOUR / pace.perHour);
  const days = Math.floor(input.recipient.ahead / perDay);
  const rough = at + days * DAY + (input.recipient.ahead % perDay) * spacing;
  const quiet = quietUntil({ ...pace, now: rough, zones: input.recipient.zones });
  return { ready: false, reason: reason ?? 'behind-others', until: quiet === null ? rough : quiet.until };
}
