import type { OrderGoods } from '@mywasender/contract/http/orders';
import type { License, OrderItem } from '../generated/prisma/client.ts';
import { statusOf } from '../licenses/present-license.ts';

type Item = Pick<OrderItem, 'takenBack' | 'units' | 'unitsTaken'> & {
  readonly license: Pick<License, 'status' | 'expiresAt'> | null;
};
type Fate = Exclude<OrderGoods, 'none'>;

/** What became of the items of an order as a whole, whoever did it: the sentence on its page goes by it. */
export function goodsOf(items: readonly Item[], now: Date): OrderGoods {
  const fates = items.map((item) => fateOf(item, now));
  const [first] = fates;
  if (first === undefined) return 'none';
  if (fates.every((fate) => fate === 'taken')) return 'taken';
  if (fates.some((fate) => fate === 'taken' || fate === 'part-taken')) return 'part-taken';
  if (fates.includes('resting')) return 'resting';
  return fates.every((fate) => fate === 'over') ? 'over' : 'ready';
}

function fateOf({ takenBack, units, unitsTaken, license }: Item, now: Date): Fate {
  if (takenBack) return 'taken';
  if (license === null) {
    if (unitsTaken === 0) return 'ready';
    return unitsTaken < units ? 'part-taken' : 'taken';
  }
  const status = statusOf(license, now);
  return ({ active: 'ready', suspended: 'resting', expired: 'over', revoked: 'taken' } as const)[status];
}
