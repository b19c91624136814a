import { expect, it } from 'vitest';
import { formatMoney, toDecimal, toMinorUnits, toWholeUnits } from './money.ts';

it.each([
  [1234, 'USD', '12.34'],
  [5, 'EUR', '0.05'],
  [-250, 'INR', '-2.50'],
  [500, 'JPY', '500'],
  [0, 'KRW', '0'],
  [1500, 'KWD', '1.500'],
  [7, 'BHD', '0.007'],
])('%i of %s is %s', (amount, currency, text) => {
  expect(toDecimal(amount, currency)).toBe(text);
});

it.each([
  [12.34, 'USD', 1234],
  ['19.99', 'EUR', 1999],
  // 1.15 * 100 is 114.99999999999999
  [1.15, 'EUR', 115],
  [500, 'JPY', 500],
  ['1.5', 'KWD', 1500],
])('%s %s are %i minor units', (typed, currency, amount) => {
  expect(toMinorUnits(typed, currency)).toBe(amount);
  expect(toWholeUnits(amount, currency)).toBe(Number(typed));
});

it('is written as its reader writes money', () => {
  expect(formatMoney(123_456, 'USD', 'en')).toBe('$1,234.56');
  expect(formatMoney(500, 'JPY', 'en')).toBe('¥500');
});
