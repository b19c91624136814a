import { expect, it } from 'vitest';
import { comingHolidays, mergeHolidays } from './holiday-list.ts';

const day = (date: string, name = '') => ({ date, name });

it('keeps days in order, each once, with the name that is there', () => {
  const known = [day('2026-12-25', 'Christmas'), day('2026-12-26')];
  const more = [
    day('2026-12-26', 'Boxing Day'),
    day('2026-12-25', 'Weihnachten'),
    day('2026-01-01', 'New Year'),
  ];
  expect(mergeHolidays(known, more)).toEqual([
    day('2026-01-01', 'New Year'),
    day('2026-12-25', 'Christmas'),
    day('2026-12-26', 'Boxing Day'),
  ]);
  expect(comingHolidays(known, '2026-12-26')).toEqual([day('2026-12-26')]);
});
