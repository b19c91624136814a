import type { Repeat } from '@mywasender/contract/models/repeat';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRuns, decideRun, LATE_MS, occurrenceOf } from './recurrence.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const daily: Repeat = { every: 'day', zone: 'Europe/Berlin', times: 10, until: null };
const iso = (repeat: Repeat, first: number, run: number) => {
  const found = occurrenceOf(repeat, first, run);
  return found === null ? null : new Date(found.at).toISOString();
};

describe('the time of a run', () => {
  it('stays nine in the morning when the clocks change', () => {
    // 9:00 in Berlin on the two days around 2026-10-25 and 2026-03-29.
    const autumn = Date.UTC(2026, 9, 24, 7, 0);
    expect(iso(daily, autumn, 2)).toBe('2026-10-25T08:00:00.000Z');
    const spring = Date.UTC(2026, 2, 28, 8, 0);
    expect(iso(daily, spring, 2)).toBe('2026-03-29T07:00:00.000Z');
  });

  it('moves on where daylight saving skips it, and comes back the day after', () => {
    const first = Date.UTC(2026, 2, 28, 1, 30);
    expect(iso(daily, first, 2)).toBe('2026-03-29T01:30:00.000Z');
    expect(iso(daily, first, 3)).toBe('2026-03-30T00:30:00.000Z');
  });

  it('is the last day of a shorter month, and the 31st again after it', () => {
    const monthly: Repeat = { ...daily, every: 'month', zone: 'UTC' };
    const first = Date.UTC(2027, 0, 31, 9, 0);
    expect([2, 3, 4].map((run) => iso(monthly, first, run))).toEqual([
      '2027-02-28T09:00:00.000Z',
      '2027-03-31T09:00:00.000Z',
      '2027-04-30T09:00:00.000Z',
    ]);
  });

  it('ends after so many runs, or with a date', () => {
    expect(iso(daily, 0, 11)).toBeNull();
    expect(countRuns(daily, 0)).toBe(10);
    expect(countRuns({ ...daily, until: 3 * DAY }, 0)).toBe(4);
  });
});

describe('what is due', () => {
  const first = Date.UTC(2026, 10, 23, 9, 0);
  it('waits, runs, catches the last missed run up, or leaves it out', () => {
    expect(decideRun(daily, first, 2, first + HOUR)).toEqual({ kind: 'wait', until: first + DAY });
    expect(decideRun(daily, first, 2, first + DAY)).toMatchObject({ kind: 'run', occurrence: { run: 2 } });
    expect(decideRun(daily, first, 2, first + 4 * DAY + LATE_MS)).toMatchObject({
      kind: 'run',
      occurrence: { run: 5 },
    });
    expect(decideRun(daily, first, 2, first + 4 * DAY + LATE_MS + 1)).toEqual({ kind: 'missed', nextRun: 6 });
    expect(decideRun(daily, first, 11, first + 30 * DAY)).toEqual({ kind: 'over' });
  });

  it('never runs twice, too early or too late, however seldom somebody looks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 * DAY }), { maxLength: 12 }), (pauses) => {
        let next = 2;
        let now = first;
        const begun: number[] = [];
        for (const pause of pauses) {
          now += pause;
          const decision = decideRun(daily, first, next, now);
          if (decision.kind === 'missed') next = decision.nextRun;
          if (decision.kind !== 'run') continue;
          const { run, at } = decision.occurrence;
          expect(at <= now && now - at <= LATE_MS).toBe(true);
          begun.push(run);
          next = run + 1;
        }
        expect(new Set(begun).size).toBe(begun.length);
        expect(begun).toEqual(begun.toSorted((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });
});
