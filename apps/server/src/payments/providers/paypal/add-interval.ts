import { IntervalUnit } from '@paypal/paypal-server-sdk';

const DAYS: Readonly<Record<string, number>> = { [IntervalUnit.Day]: 1, [IntervalUnit.Week]: 7 };

/** A moment one interval later, in UTC; the 31st of January and a month is the last of February. */
export function addInterval(
  from: Date,
  { unit, count }: { readonly unit: string; readonly count: number },
): Date {
  const later = new Date(from);
  const days = DAYS[unit];
  if (days !== undefined) {
    later.setUTCDate(later.getUTCDate() + days * count);
    return later;
  }
  const months = unit === IntervalUnit.Year ? 12 * count : count;
  later.setUTCMonth(later.getUTCMonth() + months);
  if (later.getUTCDate() !== from.getUTCDate()) later.setUTCDate(0);
  return later;
}
