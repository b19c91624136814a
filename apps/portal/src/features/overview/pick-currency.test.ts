import type { MoneyOverTime } from '@mywasender/contract/http/overview';
import { expect, it } from 'vitest';
import { pickCurrency } from './pick-currency.ts';

const money: MoneyOverTime = {
  series: [
    { provider: 'stripe', currency: 'EUR', live: true },
    { provider: 'razorpay', currency: 'INR', live: true },
    { provider: 'paypal', currency: 'EUR', live: false },
  ],
  points: [
    { from: '2026-11-24', paid: [100, 9000, 1], givenBack: [0, 500, 0] },
    { from: '2026-11-25', paid: [0, 1000, 2], givenBack: [40, 0, 2] },
  ],
};

it('adds up what is of one currency alone', () => {
  const [stripe, , paypal] = money.series;
  expect(pickCurrency(money, 'EUR')).toEqual({
    series: [stripe, paypal],
    rows: [
      { from: '2026-11-24', values: [100, 1] },
      { from: '2026-11-25', values: [0, 2] },
    ],
    paid: 103,
    givenBack: 42,
  });
  expect(pickCurrency(money, 'INR')).toMatchObject({ paid: 10_000, givenBack: 500 });
  expect(pickCurrency(money, 'USD')).toMatchObject({ series: [], paid: 0 });
});
