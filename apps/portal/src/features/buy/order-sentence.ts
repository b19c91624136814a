import type { Order } from '@mywasender/contract/http/orders';

type Paid = 'license' | 'time' | 'units';

/** Which sentence is true of an order: how its payment stands, and what became of what was bought. Keys of `buy.stateText`. */
export function sentenceOf(order: Pick<Order, 'state' | 'goods' | 'lines' | 'licenses'>) {
  const { state, goods } = order;
  const paid = paidFor(order);
  switch (state) {
    case 'pending':
    case 'paid':
    case 'expired':
    case 'failed':
      return state;
    case 'disputed':
      return paid === 'units' ? 'disputedUnits' : goods === 'resting' ? 'disputedResting' : 'disputed';
    case 'refunded':
    case 'lost':
      if (goods === 'none') return state;
      if (paid === 'units') return `${state}-units` as const;
      return goods === 'taken' ? (`${state}-${paid}` as const) : (`${state}-shown` as const);
    case 'fulfilled':
    case 'won':
      return goods === 'taken' ? (`taken-${paid}` as const) : goods;
  }
}

/** Time of a license that was there before, as long as that one has not ended altogether. */
function paidFor({ lines, licenses }: Pick<Order, 'lines' | 'licenses'>): Paid {
  if (lines.every(({ kind }) => kind === 'quota')) return 'units';
  const goesOn = lines.some(({ licenseId }) => licenseId !== null);
  return goesOn && licenses.some(({ status }) => status !== 'revoked') ? 'time' : 'license';
}
