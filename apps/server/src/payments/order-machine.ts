import type { OrderState } from '@mywasender/contract/http/orders';
import type { PaymentFacts } from './providers/payment-provider.ts';

export interface OrderAsStored {
  readonly id: string;
  readonly state: OrderState;
  readonly amount: number;
  /** given back, as the provider said at the last look */
  readonly refunded: number;
  readonly currency: string;
  readonly live: boolean;
  readonly mode: 'payment' | 'subscription';
  /** the account of ours that takes the money; null: nobody has paid yet */
  readonly account: string | null;
}

/** Why money at the provider is not the money of this order. */
type Mismatch = 'order' | 'amount' | 'currency' | 'live' | 'mode' | 'account';

/** `fulfil`: hand out. `hold`, `release`: until a dispute is over. `take-back`: for good, unless `restore` undoes it. */
export type Effect = 'fulfil' | 'hold' | 'release' | 'take-back' | 'restore';

export interface Decision {
  readonly state: OrderState;
  /** in this order */
  readonly effects: readonly Effect[];
  readonly mismatch: Mismatch | null;
}

/** States in which something was handed out and can be taken back. */
const HANDED_OUT: readonly OrderState[] = ['fulfilled', 'disputed', 'won'];
/** States that nothing leaves, but for money that was to be given back and came back to us. */
const OVER: readonly OrderState[] = ['refunded', 'lost'];

export function isHandedOut(state: OrderState): boolean {
  return HANDED_OUT.includes(state);
}

/** Nothing was handed out and nothing is over: money that comes is taken, also by an order that was given up. */
export function isOpen(state: OrderState): boolean {
  return !isHandedOut(state) && !OVER.includes(state);
}

/**
 * What becomes of an order by what the provider says now. Only that counts, not how it was learnt: any notice, in any
 * order and number, leads to the same end.
 */
export function decideOrder(order: OrderAsStored, facts: PaymentFacts): Decision {
  if (isBackWithUs(order, facts)) return comeBack(order, facts);
  if (OVER.includes(order.state)) return stay(order);
  if (isHandedOut(order.state)) return follow(order, facts);
  if (facts.state !== 'paid') {
    const given = order.state === 'pending' && (facts.state === 'failed' || facts.state === 'expired');
    return given ? { state: facts.state, effects: [], mismatch: null } : stay(order);
  }
  const mismatch = findMismatch(order, facts);
  if (mismatch !== null) return { ...stay(order), mismatch };
  // refunded or lost before anything was handed out: nothing is
  const { state, effects } = follow({ ...order, state: 'fulfilled' }, facts);
  const over = OVER.includes(state);
  return { state, effects: over ? [] : ['fulfil', ...effects], mismatch: null };
}

/**
 * The provider could not give back what it had said it would: the buyer has neither money nor goods. Of a subscription
 * the period is looked at, not the first payment.
 */
function isBackWithUs({ state, mode, refunded }: OrderAsStored, facts: PaymentFacts): boolean {
  const less = facts.refunded < facts.amount && facts.refunded < refunded;
  return state === 'refunded' && mode === 'payment' && facts.state === 'paid' && less;
}

function comeBack(order: OrderAsStored, facts: PaymentFacts): Decision {
  const mismatch = findMismatch(order, facts);
  if (mismatch !== null) return { ...stay(order), mismatch };
  const { state, effects } = follow({ ...order, state: 'fulfilled' }, facts);
  return { state, effects: OVER.includes(state) ? [] : ['restore', ...effects], mismatch: null };
}

function follow(order: OrderAsStored, facts: PaymentFacts): Decision {
  const to = (state: OrderState, ...effects: Effect[]): Decision => ({ state, effects, mismatch: null });
  if (facts.refunded >= facts.amount && facts.amount > 0) return to('refunded', 'take-back');
  if (facts.dispute === 'lost') return to('lost', 'take-back');
  if (facts.dispute === 'open' && order.state !== 'disputed') return to('disputed', 'hold');
  if (facts.dispute === 'won' && order.state === 'disputed') return to('won', 'release');
  return stay(order);
}

function stay({ state }: OrderAsStored): Decision {
  return { state, effects: [], mismatch: null };
}

function findMismatch(order: OrderAsStored, facts: PaymentFacts): Mismatch | null {
  if (facts.orderId !== order.id) return 'order';
  if (facts.live !== order.live) return 'live';
  if (order.account !== null && facts.account !== null && facts.account !== order.account) return 'account';
  if (facts.currency !== order.currency) return 'currency';
  if (facts.amount !== order.amount) return 'amount';
  const right =
    order.mode === 'subscription'
      ? facts.subscriptionRef !== null && facts.periodEnd !== null
      : facts.subscriptionRef === null;
  return right ? null : 'mode';
}
