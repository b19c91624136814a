import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { following, priceChange, type SoldPrice, type Standing } from './price-change.ts';

const DAY = 86_400_000;
const now = new Date('2026-05-01T12:00:00Z');
const price = (amount: number, interval: SoldPrice['interval'] = null, taxIncluded = true) =>
  ({ amount, interval, taxIncluded, product: { plan: { durationDays: 365 } } }) as SoldPrice;
const standing = (more: Partial<Standing> = {}): Standing => ({
  now,
  expiresAt: new Date(now.getTime() + 100 * DAY),
  paid: { amount: 5500, interval: null, days: 365 },
  unused: 1500,
  subscription: null,
  ...more,
});
const subscription = { refundable: 5500, alone: true };
const monthly = { paid: { amount: 650, interval: 'month', days: 365 } as const, unused: 300, subscription };

describe('a change of plan', () => {
  it.each([
    ['dearer, paid once: now, less what was not used', price(10_900), {}, 'now', 9400, 1500],
    [
      'tax on top: of the price, before what was not used is taken off',
      price(10_000, null, false),
      {},
      'now',
      10_400,
      1500,
    ],
    ['cheaper: where the paid time ends, at its price', price(3000), {}, 'at-end', 3000, 0],
    ['as dear: so too', price(5500), {}, 'at-end', 5500, 0],
    ['dearer, and less than what was not used', price(10_900), { unused: 12_000 }, 'at-end', 10_900, 0],
    [
      'over already: from now on, nothing is left',
      price(10_900),
      { expiresAt: now, unused: 0 },
      'at-end',
      10_900,
      0,
    ],
    ['paid once, to a subscription', price(8900, 'year'), {}, 'at-end', 8900, 0],
    [
      'subscription, dearer: the price, and the rest comes back',
      price(1300, 'month'),
      monthly,
      'now',
      1300,
      300,
    ],
    ['subscription, a year that is cheaper by the day', price(4500, 'year'), monthly, 'at-end', 4500, 0],
    [
      'subscription, never back more than was paid',
      price(1300, 'month'),
      { ...monthly, subscription: { ...subscription, refundable: 100 } },
      'now',
      1300,
      100,
    ],
    [
      'subscription that runs ahead of other time',
      price(1300, 'month'),
      { ...monthly, subscription: { ...subscription, alone: false } },
      'at-end',
      1300,
      0,
    ],
  ] as const)('%s', (_what, to, stands, kind, amount, unused) => {
    const rate = to.taxIncluded ? 0 : 1900;
    expect(priceChange(to, rate, standing(stands))).toMatchObject({ kind, amount, unused });
  });

  it('what is paid and what is deducted are the price together, with its tax, and never nothing', () => {
    const amounts = fc.integer({ min: 1, max: 99_999_999 });
    fc.assert(
      fc.property(amounts, amounts, amounts, fc.integer({ min: 0, max: 3000 }), (to, paid, unused, rate) => {
        const offer = priceChange(
          price(to),
          rate,
          standing({ paid: { amount: paid, interval: null, days: 365 }, unused: Math.min(unused, paid) }),
        );
        expect(offer.amount + offer.unused).toBe(to);
        expect(offer.amount).toBeGreaterThan(0);
        expect(offer.tax).toBeGreaterThanOrEqual(0);
        expect(offer.tax).toBeLessThan(offer.amount);
        expect(offer.startsAt.getTime()).toBe(
          offer.kind === 'now' ? now.getTime() : now.getTime() + 100 * DAY,
        );
      }),
    );
  });

  it.each([
    ['a year over a leap day is the year that is paid', 'year', '2026-11-26', '2027-11-26', '2028-11-25'],
    [
      'a month after a short one is the month that is paid',
      'month',
      '2027-02-10',
      '2027-03-05',
      '2027-04-02',
    ],
    ['what ended goes on from now', 'month', '2027-01-31', '2027-01-05', '2027-02-28'],
  ] as const)('%s', (_what, interval, today, ends, until) => {
    const { endsAt } = following(price(1300, interval), { now: new Date(today), expiresAt: new Date(ends) });
    expect(endsAt).toEqual(new Date(until));
  });
});
