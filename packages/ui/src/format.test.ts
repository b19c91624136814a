import { describe, expect, it } from 'vitest';
import { createFormat } from './format.ts';
import { createI18n } from './i18n.ts';

const HOUR = 3_600_000;
const format = createFormat(createI18n({}, 'en').t, 'en', 'Europe/Berlin');

describe('duration', () => {
  it.each([
    [0, '0 s'],
    [-5, '0 s'],
    [59_400, '59 s'],
    [60_000, '1 min'],
    [61_000, '1 min 1 s'],
    [3 * HOUR + 20 * 60_000, '3 h 20 min'],
    [3 * HOUR, '3 h'],
    [26 * HOUR + 59 * 60_000, '1 d 2 h'],
  ])('%d ms is %s', (milliseconds, shown) => {
    expect(format.duration(milliseconds)).toBe(shown);
  });

  it('says what is left', () => {
    expect(format.timeLeft(3 * HOUR + 20 * 60_000)).toBe('3 h 20 min left');
  });
});

describe('relative', () => {
  const now = '2026-11-21T10:00:00.000Z';
  it.each([
    ['2026-11-21T09:59:55.000Z', 'now'],
    ['2026-11-21T09:59:15.000Z', '45 seconds ago'],
    ['2026-11-21T07:00:00.000Z', '3 hours ago'],
    ['2026-11-20T09:00:00.000Z', 'yesterday'],
    ['2026-12-05T10:00:00.000Z', 'in 2 weeks'],
    ['2024-11-21T10:00:00.000Z', '2 years ago'],
  ])('%s is %s', (value, shown) => {
    expect(format.relative(value, now)).toBe(shown);
  });
});

it('uses the language and the time zone', () => {
  expect(format.dateTime('2026-11-21T22:30:00.000Z').replace(/\s/gu, ' ')).toBe('Nov 21, 2026, 11:30 PM');
  expect(format.date('2026-11-21T23:30:00.000Z')).toBe('Nov 22, 2026');
  expect(format.percent(0.256)).toBe('25.6%');
  expect(createFormat(createI18n({}, 'de').t, 'de').number(1234.5)).toBe('1.234,5');
});

describe('money', () => {
  it.each([
    [123_456, 'USD', '$1,234.56'],
    [500, 'JPY', '¥500'],
    [1_500, 'KWD', 'KWD\u00a01.500'],
  ])('%d minor units of %s are %s', (amount, currency, shown) => {
    expect(format.money(amount, currency)).toBe(shown);
  });
});
