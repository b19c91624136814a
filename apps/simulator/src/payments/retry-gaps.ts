import type { Provider } from './types.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * The waits between the tries of a webhook, each twice the one before until they reach the cap. None of the three
 * publishes the exact waits; what they say is how long they go on: Stripe three days (three tries in a
 * sandbox), Razorpay a day, PayPal 25 tries in three days.
 */
const PLANS: Readonly<Record<Provider, { first: number; cap: number; tries: number; within: number }>> = {
  stripe: { first: 5 * MINUTE, cap: 12 * HOUR, tries: Number.POSITIVE_INFINITY, within: 72 * HOUR },
  razorpay: { first: MINUTE, cap: 4 * HOUR, tries: Number.POSITIVE_INFINITY, within: 24 * HOUR },
  paypal: { first: MINUTE, cap: 4 * HOUR, tries: 25, within: 72 * HOUR },
};

/** The wait after so many failed tries, in milliseconds of the provider's time; undefined: it gives up. */
export function retryGapMs(provider: Provider, failed: number): number | undefined {
  const { first, cap, tries, within } = PLANS[provider];
  if (failed >= tries) return undefined;
  let spent = 0;
  let gap = first;
  for (let n = 1; n < failed; n++) {
    spent += gap;
    gap = Math.min(gap * 2, cap);
  }
  return spent + gap > within ? undefined : gap;
}
