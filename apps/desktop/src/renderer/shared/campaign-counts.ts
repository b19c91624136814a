import type { RecipientCounts, RecipientStatus } from '@mywasender/contract/models/campaign';

/** The colours of the counts bar, also used by its legend and by badges. `claimed` is on its way like `queued`. */
export const COUNT_COLORS = {
  replied: 'violet.7',
  read: 'teal.7',
  delivered: 'teal.5',
  sent: 'teal.3',
  claimed: 'blue.5',
  queued: 'gray.4',
  uncertain: 'yellow.7',
  failed: 'red.7',
  skipped: 'gray.6',
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
