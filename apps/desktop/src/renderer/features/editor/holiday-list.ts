import { type Holiday, MAX_HOLIDAYS } from '@mywasender/contract/models/holiday';

/** Both together in their order, each day once; what is there already keeps its name unless it has none. */
export function mergeHolidays(known: readonly Holiday[], more: readonly Holiday[]): Holiday[] {
  const days = new Map(known.map((holiday) => [holiday.date, holiday]));
  for (const holiday of more) {
    if ((days.get(holiday.date)?.name ?? '') === '') days.set(holiday.date, holiday);
  }
  return [...days.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)).slice(0, MAX_HOLIDAYS);
}

/** Those that are not over, by this computer's calendar. */
export function comingHolidays(holidays: readonly Holiday[], today: string): Holiday[] {
  return holidays.filter(({ date }) => date >= today);
}
