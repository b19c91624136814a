import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addTax, taxFor } from './tax.ts';

const TAXES = [
  { country: 'DE', name: 'VAT', rate: 1900 },
  { country: '*', name: 'Tax', rate: 500 },
];

it('the tax of a country is its own, else that of all others, else none', () => {
  expect(taxFor(TAXES, 'DE').rate).toBe(1900);
  expect(taxFor(TAXES, 'FR').rate).toBe(500);
  expect(taxFor(TAXES.slice(0, 1), 'FR').rate).toBe(0);
  expect(taxFor([], undefined).rate).toBe(0);
  expect(() => taxFor(TAXES, undefined)).toThrow(
    expect.objectContaining({ params: expect.objectContaining({ field: 'country' }) }),
  );
});

it.each([
  [9900, true, 1900, 9900, 1581],
  [9900, false, 1900, 11781, 1881],
  [1, false, 1900, 1, 0],
  [3, false, 5000, 5, 2],
  [100, true, 0, 100, 0],
])('%i (included %s) at %i is %i with %i tax', (amount, taxIncluded, rate, total, tax) => {
  expect(addTax({ amount, taxIncluded }, rate)).toEqual({ amount: total, tax });
});

it('nothing is lost: net and tax make the amount, and the tax on the net is the tax included', () => {
  const price = fc.integer({ min: 1, max: 2_000_000_000 });
  const rate = fc.integer({ min: 0, max: 5_000 });
  fc.assert(
    fc.property(price, rate, (amount, percent) => {
      const included = addTax({ amount, taxIncluded: true }, percent);
      expect(included.amount).toBe(amount);
      expect(included.tax).toBeLessThan(amount);
      const onTop = addTax({ amount: amount - included.tax, taxIncluded: false }, percent);
      expect(Math.abs(onTop.amount - amount)).toBeLessThanOrEqual(1);
    }),
  );
});
