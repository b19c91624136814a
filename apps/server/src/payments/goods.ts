import type { OrderItem } from '../generated/prisma/client.ts';
import type { LockedOrder } from './locked-order.ts';

/** What an order handed out, and when something happens to it. */
export interface Goods {
  readonly order: LockedOrder;
  readonly items: readonly OrderItem[];
  readonly at: Date;
}
