import type { FollowUpKind } from '@mywasender/contract/models/follow-up';
import type { RecipientStatus } from './recipient-state.ts';

/** How many follow-ups may stand in a row behind a campaign: more is nagging. Our judgement. */
export const MAX_CHAIN = 3;

/** WhatsApp keeps what could not be delivered for 30 days; whose message has not moved on for so long is given up. */
export const WATCH_MS = 30 * 86_400_000;

/** The state of the earlier message in which a person waits to join, or has joined. */
export const DUE_STATUS: Readonly<Record<FollowUpKind, RecipientStatus>> = {
  // Arrived, so that nobody whose phone is off gets two messages at once, and nobody who blocked us a second one.
  'not-read': 'delivered',
  'read-no-reply': 'read',
  replied: 'replied',
  'replied-yes': 'replied',
};

/** States from which a person may still come into the one above. */
export const OPEN_STATUSES: Readonly<Record<FollowUpKind, readonly RecipientStatus[]>> = {
  'not-read': ['queued', 'claimed', 'uncertain', 'sent'],
  'read-no-reply': ['queued', 'claimed', 'uncertain', 'sent', 'delivered'],
  replied: ['queued', 'claimed', 'uncertain', 'sent', 'delivered', 'read'],
  // Whoever has answered something else may still say yes.
  'replied-yes': ['queued', 'claimed', 'uncertain', 'sent', 'delivered', 'read', 'replied'],
};

/** True when the person has moved on since they joined: what was to be said is said no more. */
export function conditionIsOver(kind: FollowUpKind, status: RecipientStatus): boolean {
  return kind === 'not-read' || kind === 'read-no-reply' ? status !== DUE_STATUS[kind] : false;
}
