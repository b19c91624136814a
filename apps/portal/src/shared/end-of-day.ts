/** `2026-11-21` → the last second of that day where the person is, as RFC 3339 in UTC. */
export function endOfDay(date: string): string {
  return new Date(`${date}T23:59:59`).toISOString();
}

/** The calendar day of a moment where the person is, as `YYYY-MM-DD` for a date field. */
export function dayOf(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
