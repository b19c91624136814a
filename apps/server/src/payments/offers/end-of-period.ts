import type { BillingInterval } from '../../generated/prisma/client.ts';
import { addMonths } from '../add-months.ts';

const DAY = 86_400_000;
const MONTHS: Readonly<Record<BillingInterval, number>> = { month: 1, year: 12 };

/** Where time that is paid for ends: so many days later, or the same day of a later month; the 31st becomes the last one. */
export function endOfPeriod(from: Date, interval: BillingInterval | null, days: number): Date {
  return interval === null ? new Date(from.getTime() + days * DAY) : addMonths(from, MONTHS[interval]);
}

/** Where a paid month or year that ends then began. */
export function startOfPeriod(until: Date, interval: BillingInterval): Date {
  return addMonths(until, -MONTHS[interval]);
}
