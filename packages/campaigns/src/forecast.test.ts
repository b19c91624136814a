import { describe, expect, it } from 'vitest';
import { type ForecastInput, forecast } from './forecast.ts';
import { clampPace } from './pace/settings.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
// A Monday.
const now = Date.parse('2026-11-23T09:00:00Z');
const input: ForecastInput = {
  queuedNew: 0,
  queuedKnown: 0,
  pace: clampPace({}),
  profile: { sends: [], cleanDays: 0, meter: null, coolDown: null },
  zone: 'UTC',
  now,
};
const perDay = (change: Partial<ForecastInput>) =>
  forecast({ ...input, ...change }).days.map((day) => [day.date, day.newChats, day.knownChats]);

describe('forecast', () => {
  it('is done at once with nobody', () => {
    expect(forecast(input)).toEqual({ finishAt: now, days: [], unreached: 0 });
  });

  it('spreads new chats over the warm-up', () => {
    expect(perDay({ queuedNew: 150 })).toEqual([
      ['2026-11-23', 20, 0],
      ['2026-11-24', 20, 0],
      ['2026-11-25', 20, 0],
      ['2026-11-26', 20, 0],
      ['2026-11-27', 50, 0],
      ['2026-11-28', 20, 0],
    ]);
  });

  it('sends known chats beside new ones and ends with the last', () => {
    const result = forecast({ ...input, queuedNew: 10, queuedKnown: 50 });
    expect(result.days).toEqual([{ date: '2026-11-23', newChats: 10, knownChats: 50 }]);
    // 60 messages at no more than 60 an hour.
    expect(result.finishAt).toBe(now + HOUR);
  });

  it('counts what left today', () => {
    const sends = Array.from({ length: 15 }, (_, index) => ({
      at: now - HOUR + index * 60_000,
      newChat: true,
    }));
    expect(perDay({ queuedNew: 25, profile: { ...input.profile, sends } })).toEqual([
      ['2026-11-23', 5, 0],
      ['2026-11-24', 20, 0],
    ]);
  });

  it("keeps WhatsApp's quota until its cycle ends", () => {
    const meter = {
      readAt: now,
      newChats: { total: 100, used: 65, status: 'none' as const, cycleEndsAt: now + 2.5 * DAY },
    };
    expect(perDay({ queuedNew: 60, profile: { ...input.profile, meter } })).toEqual([
      ['2026-11-23', 20, 0],
      ['2026-11-24', 10, 0],
      ['2026-11-26', 20, 0],
      ['2026-11-27', 10, 0],
    ]);
  });

  it('leaves out days off, a time-lock and the time before the start', () => {
    expect(perDay({ queuedNew: 30, pace: clampPace({ weekdays: [1, 5] }) })).toEqual([
      ['2026-11-23', 20, 0],
      ['2026-11-27', 10, 0],
    ]);
    const meter = { readAt: now, timeLock: { active: true, endsAt: now + DAY } };
    expect(perDay({ queuedNew: 5, profile: { ...input.profile, meter } })).toEqual([['2026-11-24', 5, 0]]);
    expect(perDay({ queuedNew: 5, startsAt: now + 2 * DAY })).toEqual([['2026-11-25', 5, 0]]);
  });

  it('says how many an expiry or a closed door leaves out', () => {
    expect(forecast({ ...input, queuedNew: 50, expiresAt: now + DAY + HOUR })).toMatchObject({
      finishAt: null,
      unreached: 10,
    });
    expect(forecast({ ...input, queuedNew: 5, pace: clampPace({ newChatsPerDay: 0 }) })).toMatchObject({
      finishAt: null,
      unreached: 5,
      days: [],
    });
  });

  it('covers 100,000 people', () => {
    const result = forecast({ ...input, queuedNew: 100_000 });
    expect(result.days.reduce((sum, day) => sum + day.newChats, 0)).toBe(100_000);
    expect(result.finishAt).not.toBeNull();
  });
});
