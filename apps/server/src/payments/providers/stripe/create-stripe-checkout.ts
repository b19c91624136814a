import { toProviderUnits } from '../currency-units.ts';
import { fromSeconds } from '../from-seconds.ts';
import type { Checkout, CheckoutRequest, HostedPage } from '../payment-provider.ts';
import { providerRefused } from '../provider-errors.ts';
import type { StripeClient } from './stripe-client.ts';

/**
 * A hosted Checkout session. Stripe keeps an idempotency key at least as long as a session lives (24 hours), so the
 * same order never has two that can be paid.
 */
export async function createStripeCheckout(
  { ask }: StripeClient,
  request: CheckoutRequest,
): Promise<Checkout> {
  const { orderId, mode, interval, currency, amount, description, email } = request;
  const metadata = { order_id: orderId };
  const session = await ask((sdk) =>
    sdk.checkout.sessions.create(
      {
        mode,
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: currency.toLowerCase(),
              unit_amount: toProviderUnits('stripe', amount, currency),
              product_data: { name: description },
              ...(interval === null ? {} : { recurring: { interval } }),
            },
          },
        ],
        client_reference_id: orderId,
        metadata,
        // also where refunds, disputes and renewals start from
        ...(mode === 'payment' ? { payment_intent_data: { metadata } } : { subscription_data: { metadata } }),
        payment_method_options: { card: { request_three_d_secure: 'automatic' } },
        ...(email === null ? {} : { customer_email: email }),
        success_url: request.successUrl,
        cancel_url: request.cancelUrl,
      },
      { idempotencyKey: `checkout-${orderId}` },
    ),
  );
  if (!session.url) throw providerRefused('stripe', `the session ${session.id} has no page`);
  const page: HostedPage = { method: 'GET', url: session.url };
  return {
    providerRef: session.id,
    page,
    expiresAt: fromSeconds(session.expires_at),
  };
}
