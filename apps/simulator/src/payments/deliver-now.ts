import { randomInt } from 'node:crypto';
import type { Deliveries } from './deliveries.ts';
import type { PaymentsWorld } from './payments-world.ts';
import type { DeliverBody } from './schemas.ts';
import type { Delivery, Provider } from './types.ts';

/** Delivers what is held or waits (or what is named) at once, in the wanted order and number. */
export async function deliverNow(
  world: PaymentsWorld,
  deliveries: Deliveries,
  provider: Provider,
  { ids, order = 'same', copies = 1, parallel = false }: DeliverBody,
): Promise<Delivery[]> {
  const chosen = world.deliveries.filter(
    (one) =>
      one.provider === provider &&
      (ids === undefined ? one.state === 'held' || one.state === 'waiting' : ids.includes(one.id)),
  );
  const ordered = order === 'reverse' ? chosen.toReversed() : order === 'random' ? shuffled(chosen) : chosen;
  const all = ordered.flatMap((one) => Array.from({ length: copies }, () => one));
  await deliveries.attempt(all, parallel);
  return chosen;
}

function shuffled<T>(items: readonly T[]): T[] {
  const copy = [...items];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    const [a, b] = [copy[at], copy[other]];
    if (a !== undefined && b !== undefined) [copy[at], copy[other]] = [b, a];
  }
  return copy;
}
