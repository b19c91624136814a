/** One interval later in UTC (ms since 1970); the last day of a shorter month where the day is missing. */
export function addInterval(from: number, interval: string, count = 1): number {
  const date = new Date(from);
  if (interval.startsWith('day')) return from + count * 86_400_000;
  if (interval.startsWith('week')) return from + count * 7 * 86_400_000;
  const months = interval.startsWith('year') ? 12 * count : count;
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}
