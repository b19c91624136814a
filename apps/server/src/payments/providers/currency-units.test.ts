import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDecimal, fromProviderUnits, toDecimal, toProviderUnits } from './currency-units.ts';

const CURRENCIES = 'USD EUR INR JPY KRW ISK UGX MGA HUF TWD KWD BHD XOF'.split(' ');

describe('the units of the providers', () => {
  it.each([
    ['stripe', 4900, 'EUR', 4900],
    ['stripe', 500, 'JPY', 500],
    ['stripe', 500, 'ISK', 50_000],
    ['stripe', 500, 'UGX', 50_000],
    ['stripe', 500, 'MGA', 5],
    ['stripe', 1500, 'KWD', 1500],
    ['stripe', 500, 'HUF', 500],
    ['razorpay', 4900, 'INR', 4900],
    ['razorpay', 500, 'JPY', 500],
    ['razorpay', 500, 'ISK', 500],
    ['razorpay', 1500, 'KWD', 1500],
    ['paypal', 500, 'HUF', 5],
  ] as const)('%s takes %i of %s %s as %i', (provider, amount, currency, units) => {
    expect(toProviderUnits(provider, amount, currency)).toBe(units);
    expect(fromProviderUnits(provider, units, currency)).toBe(amount);
  });

  it.each([
    ['stripe', 550, 'MGA'],
    ['stripe', 1501, 'KWD'],
    ['razorpay', 1501, 'KWD'],
    ['paypal', 550, 'HUF'],
    ['stripe', 0, 'EUR'],
    ['stripe', -1, 'EUR'],
    ['stripe', 1.5, 'EUR'],
  ] as const)('%s does not take %d of %s', (provider, amount, currency) => {
    expect(() => toProviderUnits(provider, amount, currency)).toThrow('PAYMENT_PROVIDER_REFUSED');
  });
});

describe('PayPal’s decimals', () => {
  it.each([
    [4900, 'EUR', '49.00'],
    [5, 'EUR', '0.05'],
    [500, 'JPY', '500'],
    [4_990_000, 'HUF', '49900'],
    [100, 'TWD', '1'],
  ])('%i of %s are %s', (amount, currency, text) => {
    expect(toDecimal(amount, currency)).toBe(text);
    expect(fromDecimal(text, currency)).toBe(amount);
  });

  it('come back as they were, through both', () => {
    const amounts = fc.record({
      amount: fc.integer({ min: 1, max: 99_999_999 }).map((n) => n * 100),
      currency: fc.constantFrom(...CURRENCIES),
      provider: fc.constantFrom('stripe', 'razorpay', 'paypal'),
    });
    fc.assert(
      fc.property(amounts, ({ amount, currency, provider }) => {
        expect(fromProviderUnits(provider, toProviderUnits(provider, amount, currency), currency)).toBe(
          amount,
        );
        if (provider === 'paypal') expect(fromDecimal(toDecimal(amount, currency), currency)).toBe(amount);
      }),
    );
  });

  it.each([
    ['-49.00', 'EUR', -4900],
    ['0.00', 'EUR', 0],
    ['49', 'EUR', 4900],
    ['500.00', 'JPY', 500],
  ])('%s of %s are read as %i', (text, currency, amount) => {
    expect(fromDecimal(text, currency)).toBe(amount);
  });

  it.each(['', '49,00', '1e3', '49.001', '0x10', ' 49', '49.', '--1', 'NaN', '1234567890123.00'])(
    '%j is no amount',
    (text) => {
      expect(() => fromDecimal(text, 'EUR')).toThrow('PAYMENT_PROVIDER_REFUSED');
    },
  );
});
