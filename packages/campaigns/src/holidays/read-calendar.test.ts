import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendar } from './read-calendar.ts';

const RANGE = { from: '2026-11-26', to: '2028-11-26' };
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const calendar = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const read = (...lines: readonly string[]) => readCalendar(calendar(...event(...lines)), RANGE);
const days = (...lines: readonly string[]) => read(...lines)?.holidays.map(({ date }) => date);

describe('a calendar file', () => {
  it('gives its whole days, with what they are called', () => {
    const text = calendar(
      ...event('DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261226', 'SUMMARY:Christmas Day'),
      ...event('DTSTART;VALUE=DATE:20261225', 'SUMMARY;LANGUAGE=de:Weihnachten\\, 1. ', ' Tag'),
      ...event('DTSTART;VALUE=DATE:20250101', 'SUMMARY:Long ago'),
      ...event('DTSTART:20261224T120000Z', 'DTEND:20261224T130000Z', 'SUMMARY:A meeting'),
      ...event('DTSTART;VALUE=DATE:20270101', 'STATUS:CANCELLED'),
    );
    expect(readCalendar(text, RANGE)).toEqual({
      holidays: [{ date: '2026-12-25', name: 'Christmas Day, Weihnachten, 1. Tag' }],
      leftOut: 1,
    });
  });

  it('takes those of several days, by end, duration or midnight', () => {
    const three = ['2026-12-24', '2026-12-25', '2026-12-26'];
    expect(days('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227')).toEqual(three);
    expect(days('DTSTART;VALUE=DATE:20261224', 'DURATION:P3D')).toEqual(three);
    expect(days('DTSTART;TZID="A:B":20261224T000000', 'DTEND;TZID="A:B":20261227T000000')).toEqual(three);
  });

  it('repeats every year on a date, on a weekday of a month, for a while', () => {
    const start = 'DTSTART;VALUE=DATE:20201225';
    expect(days(start, 'RRULE:FREQ=YEARLY')).toEqual(['2026-12-25', '2027-12-25']);
    expect(days(start, 'RRULE:FREQ=YEARLY;COUNT=7')).toEqual(['2026-12-25']);
    expect(days(start, 'RRULE:FREQ=YEARLY;UNTIL=20261231T000000Z')).toEqual(['2026-12-25']);
    expect(days(start, 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20261225')).toEqual(['2027-12-25']);
    expect(days('DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY')).toEqual(['2028-02-29']);
    // Thanksgiving, and the last Monday of May.
    expect(days('DTSTART;VALUE=DATE:20201126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH')).toEqual([
      '2026-11-26',
      '2027-11-25',
      '2028-11-23',
    ]);
    expect(days('DTSTART;VALUE=DATE:20200525', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO')).toEqual([
      '2027-05-31',
      '2028-05-29',
    ]);
  });

  it.each([
    ['another rule', 'DTSTART;VALUE=DATE:20261201', 'RRULE:FREQ=MONTHLY'],
    ['a rule with more in it', 'DTSTART;VALUE=DATE:20261201', 'RRULE:FREQ=YEARLY;BYYEARDAY=100'],
    ['a day that does not exist', 'DTSTART;VALUE=DATE:20270230', 'SUMMARY:x'],
    ['no day', 'SUMMARY:x', 'LOCATION:y'],
    ['half a year', 'DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20270601'],
    ['more dates', 'DTSTART;VALUE=DATE:20261201', 'RDATE;VALUE=DATE:20261210'],
  ])('counts what it does not read: %s', (_, ...lines) =>
    expect(read(...lines)).toEqual({ holidays: [], leftOut: 1 }),
  );

  it('is told from what is none, and an alarm from its event', () => {
    for (const text of ['', 'Date,Name\n2026-12-25,x', 'BEGIN:VCARD'])
      expect(readCalendar(text, RANGE)).toBeNull();
    expect(readCalendar('\ufeffBEGIN:VCALENDAR\nEND:VCALENDAR', RANGE)).toEqual({ holidays: [], leftOut: 0 });
    expect(
      days('BEGIN:VALARM', 'DTSTART;VALUE=DATE:20270101', 'END:VALARM', 'DTSTART;VALUE=DATE:20270102'),
    ).toEqual(['2027-01-02']);
  });

  it('keeps every day and name written into it, however long its lines, and never throws', () => {
    const day = fc
      .integer({ min: 0, max: 700 })
      .map((n) => new Date(Date.UTC(2026, 10, 26 + n)).toISOString().slice(0, 10));
    const name = fc.string({
      unit: fc.constantFrom('a', 'ä', '祝', ',', ';', '\\', ' ', '🎉'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.uniqueArray(fc.record({ day, name }), { selector: (one) => one.day }), (wanted) => {
        const lines = wanted.flatMap((one) =>
          event(
            `DTSTART;VALUE=DATE:${one.day.replaceAll('-', '')}`,
            `SUMMARY:${one.name.replace(/[\\,;]/g, '\\$&')}`.replace(/.{10}/gu, '$&\r\n '),
          ),
        );
        const expected = wanted
          .map((one) => ({ date: one.day, name: one.name.replace(/\s+/g, ' ').trim() }))
          .toSorted((a, b) => (a.date < b.date ? -1 : 1));
        expect(readCalendar(calendar(...lines), RANGE)?.holidays).toEqual(expected);
      }),
      { numRuns: 100 },
    );
    const junk = fc.array(
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'DTSTART:',
        'RRULE:FREQ=YEARLY;INTERVAL=0',
        ';:"',
        'DTSTART:20261301',
        'DTEND:0',
        'x',
      ),
    );
    fc.assert(
      fc.property(junk, (lines) => readCalendar(calendar(...lines), RANGE) !== null),
      { numRuns: 200 },
    );
  });
});
