import type { BillingInterval } from '../../generated/prisma/client.ts';

const DAY = 86_400_000;

/** Where time that is paid for ends: so many days later, or the same day of a later month; the 31st becomes the last one. */
export function endOfPeriod(from: Date, interval: BillingInterval | null, days: number): Date {
  if (interval === null) return new Date(from.getTime() + days * DAY);
  const later = new Date(from);
  later.setUTCMonth(later.getUTCMonth() + (interval === 'year' ? 12 : 1));
  if (later.getUTCDate() !== from.getUTCDate()) later.setUTCDate(0);
  return later;
}
