import { expect, it } from 'vitest';
import { formatMoney, toDecimal } from './money.ts';

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

it('is written as its reader writes money', () => {
  expect(formatMoney(123_456, 'USD', 'en')).toBe('$1,234.56');
  expect(formatMoney(500, 'JPY', 'en')).toBe('¥500');
});
