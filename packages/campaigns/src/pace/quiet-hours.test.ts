import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietUntil } from './quiet-hours.ts';
import { ALL_WEEKDAYS, type Weekday } from './settings.ts';
import { zonesOfCountry } from './zones.ts';

const utc = (text: string) => Date.parse(`${text}:00Z`);
const day = { from: '09:00', to: '20:00' };
const ask = (
  now: string,
  zones: readonly string[],
  window = day,
  weekdays: readonly Weekday[] = ALL_WEEKDAYS,
) => {
  const wait = quietUntil({ now: utc(now), zones, window, weekdays });
  return wait === null
    ? null
    : [wait.reason, wait.until === null ? null : new Date(wait.until).toISOString().slice(0, 16)];
};

describe('quietUntil', () => {
  it('opens and closes by the clock of the person', () => {
    expect(ask('2026-11-23T12:59', ['America/Manaus'])).toEqual(['quiet-hours', '2026-11-23T13:00']);
    expect(ask('2026-11-23T13:00', ['America/Manaus'])).toBeNull();
    expect(ask('2026-11-23T23:59', ['America/Manaus'])).toBeNull();
    expect(ask('2026-11-24T00:00', ['America/Manaus'])).toEqual(['quiet-hours', '2026-11-24T13:00']);
  });

  it('waits for all zones of a wide country', () => {
    // 09:00 in Los Angeles is 17:00 UTC; New York closes at 01:00 UTC.
    expect(ask('2026-11-23T14:00', zonesOfCountry('US'))).toEqual(['quiet-hours', '2026-11-23T17:00']);
    expect(ask('2026-11-23T17:00', zonesOfCountry('US'))).toBeNull();
    expect(ask('2026-11-24T01:00', zonesOfCountry('US'))).toEqual(['quiet-hours', '2026-11-24T17:00']);
  });

  it('follows the first zone when the window never opens in all at once', () => {
    expect(ask('2026-11-23T00:00', zonesOfCountry('RU'), { from: '09:00', to: '11:00' })).toEqual([
      'quiet-hours',
      '2026-11-23T06:00',
    ]);
  });

  it('keeps weekdays', () => {
    // 2026-11-21 is a Saturday.
    const workdays: readonly Weekday[] = [1, 2, 3, 4, 5];
    expect(ask('2026-11-21T12:00', ['Europe/London'], day, workdays)).toEqual([
      'weekday',
      '2026-11-23T09:00',
    ]);
    expect(ask('2026-11-20T21:00', ['Europe/London'], day, workdays)).toEqual([
      'quiet-hours',
      '2026-11-23T09:00',
    ]);
    expect(ask('2026-11-21T12:00', ['Europe/London'], day, [])).toEqual(['weekday', null]);
  });

  it('runs over midnight, and a window of equal ends is always open', () => {
    const night = { from: '20:00', to: '02:00' };
    expect(ask('2026-11-21T01:59', ['UTC'], night)).toBeNull();
    expect(ask('2026-11-21T02:00', ['UTC'], night)).toEqual(['quiet-hours', '2026-11-21T20:00']);
    expect(ask('2026-11-21T03:00', ['UTC'], { from: '00:00', to: '00:00' })).toBeNull();
    expect(ask('2026-11-21T23:59', ['UTC'], { from: '00:00', to: '24:00' })).toBeNull();
  });

  it('is right on the days the clocks change', () => {
    // New York springs forward on 2026-03-08 at 02:00 and falls back on 2026-11-01 at 02:00.
    const early = { from: '02:30', to: '05:00' };
    expect(ask('2026-03-08T06:59', ['America/New_York'], early)).toEqual(['quiet-hours', '2026-03-08T07:30']);
    expect(ask('2026-03-07T12:00', ['America/New_York'])).toEqual(['quiet-hours', '2026-03-07T14:00']);
    expect(ask('2026-03-08T12:00', ['America/New_York'])).toEqual(['quiet-hours', '2026-03-08T13:00']);
    expect(ask('2026-11-01T05:30', ['America/New_York'], { from: '00:00', to: '01:30' })).toEqual([
      'quiet-hours',
      '2026-11-02T05:00',
    ]);
  });

  it('leaves out holidays, by the calendar of the person, from midnight to midnight', () => {
    const christmas = ['2026-12-25', '2026-12-26'];
    const on = (
      now: string,
      zones: readonly string[],
      window = day,
      weekdays: readonly Weekday[] = ALL_WEEKDAYS,
    ) => {
      const wait = quietUntil({ now: utc(now), zones, window, weekdays, holidays: christmas });
      return wait === null ? null : [wait.reason, new Date(wait.until ?? 0).toISOString().slice(0, 16)];
    };
    expect(on('2026-12-24T12:00', ['Europe/London'])).toBeNull();
    expect(on('2026-12-25T12:00', ['Europe/London'])).toEqual(['holiday', '2026-12-27T09:00']);
    // In the evening before it is the holiday that keeps the message longest.
    expect(on('2026-12-24T21:00', ['Europe/London'])).toEqual(['holiday', '2026-12-27T09:00']);
    expect(on('2026-12-27T03:00', ['Europe/London'])).toEqual(['quiet-hours', '2026-12-27T09:00']);
    // In Auckland it has been Christmas for long, in Honolulu it is the day before.
    expect(on('2026-12-24T20:30', ['Pacific/Auckland'])).toEqual(['holiday', '2026-12-26T20:00']);
    expect(on('2026-12-25T05:30', ['Pacific/Honolulu'])).toBeNull();
    expect(on('2026-12-25T18:00', zonesOfCountry('US'))).toEqual(['holiday', '2026-12-27T17:00']);
    // A window over midnight ends where the holiday begins and begins again where it ends.
    const night = { from: '20:00', to: '02:00' };
    expect(on('2026-12-24T23:59', ['UTC'], night)).toBeNull();
    expect(on('2026-12-25T01:00', ['UTC'], night)).toEqual(['holiday', '2026-12-27T00:00']);
    expect(on('2026-12-27T01:00', ['UTC'], night)).toBeNull();
    expect(on('2026-12-25T12:00', ['UTC'], { from: '00:00', to: '24:00' })).toEqual([
      'holiday',
      '2026-12-27T00:00',
    ]);
    // 2026-12-25 is a Friday.
    expect(on('2026-12-23T12:00', ['UTC'], day, [5])).toEqual(['holiday', '2027-01-01T09:00']);
    expect(on('2026-12-23T12:00', ['UTC'], day, [4, 5])).toEqual(['weekday', '2026-12-24T09:00']);
  });

  it('is never open on a holiday anywhere the person may be, and says the first time it is', () => {
    const first = utc('2026-12-20T00:00');
    const dates = fc.uniqueArray(
      fc.integer({ min: 0, max: 20 }).map((n) => new Date(first + n * 86_400_000).toISOString().slice(0, 10)),
      { maxLength: 20 },
    );
    const zones = fc.constantFrom(...['US', 'BR', 'AU', 'DE', 'NZ', 'IN', 'LB'].map(zonesOfCountry));
    const window = fc.constantFrom(day, { from: '20:00', to: '02:00' }, { from: '00:00', to: '24:00' });
    const now = fc.integer({ min: 0, max: 21 * 24 * 60 }).map((minutes) => first + minutes * 60_000);
    const weekdays = fc.subarray([...ALL_WEEKDAYS], { minLength: 1 });
    fc.assert(
      fc.property(fc.record({ now, zones, window, weekdays, holidays: dates }), (input) => {
        const wait = quietUntil(input);
        const at = wait === null ? input.now : (wait.until ?? Number.NaN);
        expect(quietUntil({ ...input, now: at })).toBeNull();
        // Whatever the reason, nothing opened before.
        const usual = quietUntil({ ...input, holidays: [] });
        expect(at).toBeGreaterThanOrEqual(usual?.until ?? input.now);
        expect(wait?.reason === 'holiday').toBe(at > (usual?.until ?? input.now));
        for (const timeZone of input.zones)
          expect(input.holidays).not.toContain(
            new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at),
          );
      }),
      { numRuns: 150 },
    );
  });

  it('answers a time at which all zones are open, for any moment of the year', () => {
    const zones = fc.constantFrom(...['US', 'BR', 'AU', 'CA', 'MX', 'ID', 'IN', 'GB'].map(zonesOfCountry));
    const moment = fc.integer({ min: utc('2026-01-01T00:00'), max: utc('2027-01-01T00:00') });
    fc.assert(
      fc.property(
        zones,
        moment,
        fc.subarray([...ALL_WEEKDAYS], { minLength: 1 }),
        (places, now, weekdays) => {
          const at = quietUntil({ now, zones: places, window: day, weekdays })?.until ?? now;
          expect(at).toBeGreaterThanOrEqual(now);
          for (const timeZone of places) {
            const local = new Intl.DateTimeFormat('en-GB', {
              timeZone,
              hour: '2-digit',
              hourCycle: 'h23',
              weekday: 'short',
            });
            const parts = Object.fromEntries(local.formatToParts(at).map(({ type, value }) => [type, value]));
            expect(Number(parts.hour)).toBeGreaterThanOrEqual(9);
            expect(Number(parts.hour)).toBeLessThan(20);
            const weekday =
              ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts.weekday ?? '') + 1;
            expect(weekdays).toContain(weekday);
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});
