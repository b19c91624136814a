import { IntervalUnit } from '@paypal/paypal-server-sdk';
import { addMonths } from '../../add-months.ts';

const DAYS: Readonly<Record<string, number>> = { [IntervalUnit.Day]: 1, [IntervalUnit.Week]: 7 };

/** A moment one interval later, in UTC; the 31st of January and a month is the last of February. */
export function addInterval(
  from: Date,
  { unit, count }: { readonly unit: string; readonly count: number },
): Date {
  const days = DAYS[unit];
  if (days === undefined) return addMonths(from, unit === IntervalUnit.Year ? 12 * count : count);
  const later = new Date(from);
  later.setUTCDate(later.getUTCDate() + days * count);
  return later;
}
