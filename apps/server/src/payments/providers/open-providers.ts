import type { PaymentsConfig } from '../../config/read-payments.ts';
import type { PaymentProvider, ProviderName } from './payment-provider.ts';
import { createPaypal } from './paypal/create-paypal.ts';
import { createRazorpay } from './razorpay/create-razorpay.ts';
import { createStripe } from './stripe/create-stripe.ts';

/** The providers that are set up, by name. Nothing is called yet. */
export function openProviders(
  { stripe, razorpay, paypal }: PaymentsConfig,
  now: () => Date,
): ReadonlyMap<ProviderName, PaymentProvider> {
  const opened = [
    stripe === null ? [] : [createStripe(stripe, now)],
    razorpay === null ? [] : [createRazorpay(razorpay, now)],
    paypal === null ? [] : [createPaypal(paypal, now)],
  ];
  return new Map(opened.flat().map((provider) => [provider.name, provider]));
}
