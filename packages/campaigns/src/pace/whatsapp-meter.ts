import type { ProfileFacts, RecipientFacts, WhatsAppMeter } from './facts.ts';
import type { PaceSettings } from './settings.ts';
import type { Wait } from './wait-reason.ts';

/** Part of the quota left for the user's own chats, since the app is not the only one who uses the number. */
export const QUOTA_RESERVE_SHARE = 0.05;

/** People the official API lets us write to first within any 24 hours, less the reserve. */
export function officialNewChats({ peoplePerDay }: NonNullable<ProfileFacts['official']>): number {
  return peoplePerDay === null ? Infinity : Math.floor(peoplePerDay * (1 - QUOTA_RESERVE_SHARE));
}

/**
 * New chats WhatsApp still grants before its cycle ends, less the reserve and what left since it was read.
 * `null` when the account reports no quota.
 */
export function newChatQuotaLeft(
  meter: WhatsAppMeter,
  sends: readonly { readonly at: number; readonly newChat: boolean }[],
): number | null {
  const quota = meter.newChats;
  if (quota === undefined) return null;
  if (quota.status === 'capped') return 0;
  const since = sends.filter((send) => send.newChat && send.at > meter.readAt).length;
  const reserve = Math.ceil(quota.total * QUOTA_RESERVE_SHARE);
  return Math.max(0, quota.total - reserve - quota.used - since);
}

/** What WhatsApp itself forbids at `at`: the reach-out time-lock first, then the new-chat quota. */
export function whatsappWait(
  recipient: RecipientFacts,
  profile: ProfileFacts,
  pace: PaceSettings,
  at: number,
): Wait | null {
  const { meter } = profile;
  if (meter === null) return null;
  const lock = meter.timeLock;
  const lockConcerns = recipient.newChat || !pace.knownChatsDuringTimeLock;
  if (lock?.active === true && lockConcerns && (lock.endsAt ?? Number.POSITIVE_INFINITY) > at) {
    return { reason: 'time-lock', until: lock.endsAt ?? null };
  }
  if (!recipient.newChat || newChatQuotaLeft(meter, profile.sends) !== 0) return null;
  const cycleEnd = meter.newChats?.cycleEndsAt;
  if (cycleEnd !== undefined && cycleEnd <= at) return null;
  return { reason: 'whatsapp-quota', until: cycleEnd ?? null };
}
