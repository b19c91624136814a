import type { RecipientCounts, RecipientStatus } from '@mywasender/contract/models/campaign';

/** The colours of the counts bar, also used by its legend and by badges. `claimed` is on its way like `queued`. */
export const COUNT_COLORS = {
  replied: 'violet.7',
  read: 'teal.8',
  delivered: 'teal.6',
  sent: 'teal.4',
  claimed: 'blue.5',
  queued: 'gray.5',
  uncertain: 'yellow.7',
  failed: 'red.7',
  skipped: 'gray.7',
} as const satisfies Record<RecipientStatus, string>;

/** The order in which the parts of the bar stand. */
export const COUNT_ORDER = [
  'replied',
  'read',
  'delivered',
  'sent',
  'claimed',
  'uncertain',
  'failed',
  'skipped',
  'queued',
] as const satisfies readonly RecipientStatus[];

/** People nothing more will be done for, uncertain ones included: they wait for a person, not for a turn. */
export function settledCount(counts: RecipientCounts): number {
  return counts.total - counts.queued - counts.claimed;
}
