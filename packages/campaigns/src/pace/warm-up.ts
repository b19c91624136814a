/** Clean days → new chats a day (campaigns.md "Pace"; the ladder of DeskcommCRM). */
export const WARM_UP_STEPS = [
  { fromDay: 0, newChats: 20 },
  { fromDay: 4, newChats: 50 },
  { fromDay: 8, newChats: 100 },
  { fromDay: 15, newChats: 200 },
] as const;

/** Silence after which somebody who wrote to us counts as a new chat again: 90 days. */
export const KNOWN_CHAT_MS = 90 * 86_400_000;

/**
 * New chats a profile may open a day after `cleanDays` days of sending without a block signal or a tripped
 * breaker. A day without sends does not make a number warmer and is not counted by the caller.
 */
export function newChatsPerDay(cleanDays: number): number {
  return WARM_UP_STEPS.findLast((step) => cleanDays >= step.fromDay)?.newChats ?? WARM_UP_STEPS[0].newChats;
}

/** True when the person wrote to this profile within 90 days. `lastInboundAt` in epoch ms, `null` for never. */
export function isKnownChat(lastInboundAt: number | null, now: number): boolean {
  return lastInboundAt !== null && now - lastInboundAt < KNOWN_CHAT_MS;
}
