import type { Timers } from '../world/timers.ts';
import { createPaypalState, type PaypalState } from './paypal/paypal-state.ts';
import { createRazorpayState, type RazorpayState } from './razorpay/razorpay-state.ts';
import { createStripeState, type StripeState } from './stripe/stripe-state.ts';
import type { Delivery, DeliveryFaults, Merchant, NextPayment, Outage, Provider } from './types.ts';

export const STEADY: DeliveryFaults = { hold: false, delayMs: 0, drop: 0, copies: 1, reorder: false };

/** The providers' side of payments. Plain data but for the clock, so that it can be kept in a file. */
export interface PaymentsWorld {
  readonly now: () => number;
  readonly timers: Timers;
  /** where the fakes are reached, as the merchant, or whoever set up its account, named it last */
  origin: string;
  /** how many times faster than the provider failed webhooks are tried again */
  retrySpeed: number;
  readonly merchants: Map<Provider, Merchant>;
  readonly next: Map<Provider, NextPayment[]>;
  readonly outages: Map<Provider, Outage>;
  readonly deliveryFaults: Map<Provider, DeliveryFaults>;
  readonly deliveries: Delivery[];
  readonly stripe: StripeState;
  readonly razorpay: RazorpayState;
  readonly paypal: PaypalState;
}

export function createPaymentsWorld(now: () => number, timers: Timers): PaymentsWorld {
  return {
    now,
    timers,
    origin: '',
    retrySpeed: 3_600,
    merchants: new Map(),
    next: new Map(),
    outages: new Map(),
    deliveryFaults: new Map(),
    deliveries: [],
    stripe: createStripeState(),
    razorpay: createRazorpayState(),
    paypal: createPaypalState(),
  };
}

/** Seconds since 1970, the unit of Stripe and Razorpay. */
export function seconds(world: PaymentsWorld): number {
  return Math.floor(world.now() / 1000);
}

/** How the payment that is made now differs from the order; counts the plan down. */
export function takeNext(world: PaymentsWorld, provider: Provider): NextPayment {
  const [first, ...rest] = world.next.get(provider) ?? [];
  if (first === undefined) return { times: 1 };
  world.next.set(provider, first.times > 1 ? [{ ...first, times: first.times - 1 }, ...rest] : rest);
  return first;
}
