import type { PaymentsConfig } from '../../config/read-payments.ts';
import type { PaymentProvider, ProviderName } from './payment-provider.ts';

/**
 * The providers that are set up, by name. Nothing is called yet. Their SDKs are loaded for them alone: together they
 * take half a second of computing, which every program of the server would pay at its start.
 */
export async function openProviders(
  { stripe, razorpay, paypal }: PaymentsConfig,
  now: () => Date,
): Promise<ReadonlyMap<ProviderName, PaymentProvider>> {
  const opened: PaymentProvider[] = [];
  if (stripe !== null) opened.push((await import('./stripe/create-stripe.ts')).createStripe(stripe, now));
  if (razorpay !== null) {
    opened.push((await import('./razorpay/create-razorpay.ts')).createRazorpay(razorpay, now));
  }
  if (paypal !== null) opened.push((await import('./paypal/create-paypal.ts')).createPaypal(paypal, now));
  return new Map(opened.map((provider) => [provider.name, provider]));
}
