import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideOrder, type Effect, type OrderAsStored } from './order-machine.ts';
import type { PaymentFacts } from './providers/payment-provider.ts';

const order: OrderAsStored = {
  id: 'o1',
  state: 'pending',
  amount: 1000,
  refunded: 0,
  currency: 'EUR',
  live: true,
  mode: 'payment',
  account: 'ours',
};
const paid: PaymentFacts = {
  orderId: 'o1',
  state: 'paid',
  amount: 1000,
  currency: 'EUR',
  live: true,
  account: 'ours',
  paymentRef: 'p1',
  subscriptionRef: null,
  periodEnd: null,
  refunded: 0,
  dispute: 'none',
};

describe('money that is not as ordered', () => {
  it.each([
    ['order', { orderId: 'o2' }],
    ['order', { orderId: null }],
    ['amount', { amount: 999 }],
    ['amount', { amount: 1001 }],
    ['currency', { currency: 'USD' }],
    ['live', { live: false }],
    ['account', { account: 'theirs' }],
    ['mode', { subscriptionRef: 's1', periodEnd: new Date(0) }],
    ['mode', { subscriptionRef: 's1' }],
  ] as const)('%s: nothing is handed out (%o)', (mismatch, change) => {
    expect(decideOrder(order, { ...paid, ...change })).toEqual({ state: 'pending', effects: [], mismatch });
  });

  it('a subscription needs its reference and the end of its period', () => {
    const subscription = { ...order, mode: 'subscription' } as const;
    expect(decideOrder(subscription, paid).mismatch).toBe('mode');
    const facts = { ...paid, subscriptionRef: 's1', periodEnd: new Date(0) };
    expect(decideOrder(subscription, facts)).toMatchObject({ state: 'fulfilled', effects: ['fulfil'] });
  });
});

it.each([
  ['pending', {}, 'fulfilled', ['fulfil']],
  ['expired', {}, 'fulfilled', ['fulfil']],
  ['failed', {}, 'fulfilled', ['fulfil']],
  ['paid', {}, 'fulfilled', ['fulfil']],
  ['pending', { state: 'expired' }, 'expired', []],
  ['pending', { state: 'failed' }, 'failed', []],
  ['paid', { state: 'open' }, 'paid', []],
  ['pending', { refunded: 1000 }, 'refunded', []],
  ['pending', { dispute: 'open' }, 'disputed', ['fulfil', 'hold']],
  ['pending', { dispute: 'lost' }, 'lost', []],
  ['fulfilled', { state: 'failed' }, 'fulfilled', []],
  ['fulfilled', { refunded: 999 }, 'fulfilled', []],
  ['fulfilled', { refunded: 1000 }, 'refunded', ['take-back']],
  ['disputed', { refunded: 1000, dispute: 'open' }, 'refunded', ['take-back']],
  ['disputed', { dispute: 'won' }, 'won', ['release']],
  ['won', { dispute: 'open' }, 'disputed', ['hold']],
  ['lost', { dispute: 'won' }, 'lost', []],
  ['refunded', {}, 'refunded', []],
] as const)('%s and %o → %s', (state, change, to, effects) => {
  expect(decideOrder({ ...order, state }, { ...paid, ...change })).toEqual({
    state: to,
    effects,
    mismatch: null,
  });
});

it.each([
  [0, {}, 'fulfilled', ['restore']],
  [999, {}, 'fulfilled', ['restore']],
  [0, { dispute: 'open' }, 'disputed', ['restore', 'hold']],
  [0, { dispute: 'lost' }, 'lost', []],
  [0, { state: 'open' }, 'refunded', []],
  [1000, {}, 'refunded', []],
] as const)('given back, and the provider says %i now (%o) → %s', (refunded, change, to, effects) => {
  const given = { ...order, state: 'refunded', refunded: 1000 } as const;
  const facts = { ...paid, ...change, refunded };
  expect(decideOrder(given, facts)).toEqual({ state: to, effects, mismatch: null });
  expect(decideOrder({ ...given, mode: 'subscription' }, facts).effects).toEqual([]);
});

/** What the buyer has. */
type Goods = 'none' | 'out' | 'held' | 'gone';

function apply(goods: Goods, effect: Effect): Goods {
  const next = { fulfil: 'out', hold: 'held', release: 'out', 'take-back': 'gone', restore: 'out' } as const;
  const before: Readonly<Record<Effect, readonly Goods[]>> = {
    fulfil: ['none'],
    hold: ['out'],
    release: ['held'],
    'take-back': ['out', 'held'],
    // given back before it was handed out
    restore: ['gone', 'none'],
  };
  expect(before[effect]).toContain(goods);
  return next[effect];
}

it('whatever happens at the provider and however often one looks: handed out once, for right money, and as it stands at the last look', () => {
  const happening = fc.oneof(
    { weight: 3, arbitrary: fc.constant('pay' as const) },
    fc.constantFrom(
      'fail',
      'expire',
      'refund part',
      'refund rest',
      'refund fails',
      'dispute',
      'win',
      'lose',
      'wrong amount',
    ),
    { weight: 6, arbitrary: fc.constant('look' as const) },
  );
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 25 }), (happenings) => {
      let facts: PaymentFacts = { ...paid, state: 'open' };
      let stored = order;
      let goods: Goods = 'none';
      let handedOut = 0;
      const look = () => {
        const { state, effects, mismatch } = decideOrder(stored, facts);
        stored = { ...stored, state, refunded: facts.state === 'paid' ? facts.refunded : stored.refunded };
        for (const effect of effects) {
          if (effect === 'fulfil' || (effect === 'restore' && goods === 'none')) {
            handedOut++;
            expect([facts.state, facts.amount]).toEqual(['paid', order.amount]);
          }
          goods = apply(goods, effect);
        }
        if (mismatch !== null) expect(goods).toBe('none');
      };
      for (const one of happenings) {
        if (one === 'look') look();
        else facts = happen(facts, one);
      }
      look();
      const settled = { state: stored.state, goods };
      look();
      expect({ state: stored.state, goods }).toEqual(settled);
      expect(handedOut).toBeLessThanOrEqual(1);
      if (facts.state === 'paid' && facts.amount === order.amount) {
        const over = facts.refunded >= order.amount || facts.dispute === 'lost';
        if (over || ['refunded', 'lost'].includes(stored.state)) expect(['none', 'gone']).toContain(goods);
        else expect(goods).toBe(facts.dispute === 'open' ? 'held' : 'out');
      }
    }),
    { numRuns: 300 },
  );
});

function happen(facts: PaymentFacts, what: string): PaymentFacts {
  const open = facts.state !== 'paid';
  const won = facts.dispute === 'open';
  if (open) {
    if (what === 'pay') return { ...facts, state: 'paid' };
    if (what === 'wrong amount') return { ...facts, state: 'paid', amount: facts.amount - 1 };
    if (what === 'fail') return { ...facts, state: 'failed' };
    return what === 'expire' ? { ...facts, state: 'expired' } : facts;
  }
  if (what === 'refund part') return { ...facts, refunded: Math.min(facts.amount, facts.refunded + 300) };
  if (what === 'refund fails') return { ...facts, refunded: Math.max(0, facts.refunded - 300) };
  if (what === 'refund rest') return { ...facts, refunded: facts.amount };
  if (what === 'dispute' && facts.dispute !== 'lost') return { ...facts, dispute: 'open' };
  if (what === 'win' && won) return { ...facts, dispute: 'won' };
  return what === 'lose' && won ? { ...facts, dispute: 'lost' } : facts;
}
