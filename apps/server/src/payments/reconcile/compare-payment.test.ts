import { expect, it } from 'vitest';
import { comparePayment } from './compare-payment.ts';

const theirs = { amount: 100, currency: 'EUR', refunded: 0 };
const ours = { ...theirs, done: true };

it.each([
  ['agreement', theirs, ours, null],
  ['a payment nobody ordered', theirs, null, 'unknown'],
  ['another amount', { ...theirs, amount: 99 }, ours, 'amount'],
  ['another currency', { ...theirs, currency: 'USD' }, ours, 'amount'],
  ['paid and not handed out', theirs, { ...ours, done: false }, 'not-handed-out'],
  [
    'given back before it was handed out',
    { ...theirs, refunded: 100 },
    { ...ours, done: false, refunded: 100 },
    null,
  ],
  ['given back there alone', { ...theirs, refunded: 40 }, ours, 'refunded'],
  ['given back here alone', theirs, { ...ours, refunded: 100 }, 'refunded'],
] as const)('%s', (_, left, right, kind) => {
  expect(comparePayment(left, right)?.kind ?? null).toBe(kind);
});

it('tells the sums that differ: what was paid, or what was given back', () => {
  expect(comparePayment({ ...theirs, amount: 99 }, ours)).toMatchObject({
    theirs: { amount: 99, currency: 'EUR' },
    ours: { amount: 100, currency: 'EUR' },
  });
  expect(comparePayment({ ...theirs, refunded: 40 }, ours)).toMatchObject({
    theirs: { amount: 40, currency: 'EUR' },
    ours: { amount: 0, currency: 'EUR' },
  });
});
