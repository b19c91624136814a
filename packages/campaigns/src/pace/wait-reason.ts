/**
 * Why somebody in the queue is not written to now. Closed; every entry has a sentence in the UI.
 * `expired`: the campaign's "never after" has passed, the runner skips the person. `rate-limited` and `pair-limit`: Meta took
 * nothing more from the account, or nothing more for this person.
 */
export const WAIT_REASONS = [
  'gap',
  'minute-limit',
  'hour-limit',
  'day-limit',
  'new-chat-limit',
  'warm-up',
  'whatsapp-quota',
  'time-lock',
  'quiet-hours',
  'weekday',
  'holiday',
  'scheduled',
  'campaign-paused',
  'profile-paused',
  'profile-offline',
  'license',
  'cool-down',
  'rate-limited',
  'pair-limit',
  'reply-open',
  'nobody-due',
  'winner',
  'behind-others',
  'expired',
] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

/** One condition and when it ends (epoch ms); `null` when its end is unknown. */
export interface Wait {
  readonly reason: WaitReason;
  readonly until: number | null;
}
