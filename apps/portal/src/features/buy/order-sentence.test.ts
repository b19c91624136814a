import type { Order } from '@mywasender/contract/http/orders';
import { ORDER_GOODS, ORDER_STATES } from '@mywasender/contract/http/orders';
import { expect, it } from 'vitest';
import { enBuy } from '../../shared/messages/en-buy.ts';
import { sentenceOf } from './order-sentence.ts';

const line = {
  kind: 'license',
  description: '',
  quantity: 1,
  unitAmount: 1,
  units: null,
  licenseId: null,
} as const;
const WAYS = {
  license: [line],
  time: [{ ...line, licenseId: 'a' }],
  units: [{ ...line, kind: 'quota', units: 10 }],
} as const;

/** Every state of an order, with everything that can become of what was bought. */
const CASES = ORDER_STATES.flatMap((state) =>
  ORDER_GOODS.flatMap((goods) =>
    (['license', 'time', 'units'] as const).flatMap((way) =>
      (['active', 'revoked'] as const).map((status) => ({ state, goods, way, status })),
    ),
  ),
);

it.each(CASES)('$state, $goods, $way, $status: what is said is so', ({ state, goods, way, status }) => {
  const licenses = way === 'units' || goods === 'none' ? [] : [{ status } as Order['licenses'][number]];
  const said = enBuy.stateText[sentenceOf({ state, goods, lines: [...WAYS[way]], licenses })];
  const paid = state === 'fulfilled' || state === 'won';
  expect(said.includes('Everything is ready')).toBe(paid && goods === 'ready');
  expect(said.includes('The money was given back')).toBe(state === 'refunded');
  expect(said.includes('Your bank took the money back')).toBe(state === 'lost');
  expect(said.includes('disputed')).toBe(state === 'disputed');
  const back = state === 'refunded' || state === 'lost';
  const goesOn = way === 'time' && status === 'active' && goods !== 'none';
  const over = goods === 'taken' && way !== 'units' && (back || paid);
  expect(said.includes('have ended')).toBe(over && !goesOn);
  expect(said.includes('taken from the license')).toBe(over && goesOn);
  if (way !== 'units') expect(said).not.toMatch(/pack|quota/);
  if (way === 'units') expect(said).not.toMatch(/licenses (have|rest)/);
  if (said.includes('rest until')) expect(goods).toBe('resting');
  if (said.includes('Nothing had been handed out')) expect(goods).toBe('none');
});
