import {
  ApplicationContextUserAction,
  CheckoutPaymentIntent,
  ExperienceContextShippingPreference,
  type LinkDescription,
  PaypalExperienceUserAction,
  PaypalWalletContextShippingPreference,
} from '@paypal/paypal-server-sdk';
import type { Checkout, CheckoutRequest } from '../payment-provider.ts';
import { providerRefused } from '../provider-errors.ts';
import type { PaypalClient } from './paypal-client.ts';
import { toMoney } from './paypal-money.ts';

const SELLER = 'MyWASender';
/** What PayPal takes of a description. */
const LONGEST_DESCRIPTION = 127;

/** An order or a subscription the buyer approves at PayPal; PayPal-Request-Id makes one of equal calls. */
export async function createPaypalCheckout(
  client: PaypalClient,
  request: CheckoutRequest,
): Promise<Checkout> {
  const { id, links } = await (request.mode === 'payment'
    ? createOrder(client, request)
    : createSubscription(client, request));
  const url = pageOf(links);
  if (id === undefined || url === null) throw providerRefused('paypal', 'there is no page to approve it');
  return { providerRef: id, page: { method: 'GET', url }, expiresAt: null };
}

function createOrder({ ask }: PaypalClient, request: CheckoutRequest) {
  const { orderId, currency, amount, description, email, successUrl, cancelUrl } = request;
  return ask((sdk) =>
    sdk.orders.createOrder({
      paypalRequestId: orderId,
      prefer: 'return=minimal',
      body: {
        intent: CheckoutPaymentIntent.Capture,
        purchaseUnits: [
          {
            customId: orderId,
            // PayPal takes money for an invoice once
            invoiceId: orderId,
            description: description.slice(0, LONGEST_DESCRIPTION),
            amount: toMoney(amount, currency),
          },
        ],
        paymentSource: {
          paypal: {
            ...(email === null ? {} : { emailAddress: email }),
            experienceContext: {
              brandName: SELLER,
              shippingPreference: PaypalWalletContextShippingPreference.NoShipping,
              userAction: PaypalExperienceUserAction.PayNow,
              returnUrl: successUrl,
              cancelUrl,
            },
          },
        },
      },
    }),
  );
}

function createSubscription({ ask }: PaypalClient, request: CheckoutRequest) {
  const { orderId, providerPlanId, email, successUrl, cancelUrl } = request;
  if (providerPlanId === null) throw providerRefused('paypal', 'no plan was made');
  return ask((sdk) =>
    sdk.subscriptions.createSubscription({
      paypalRequestId: orderId,
      prefer: 'return=minimal',
      body: {
        planId: providerPlanId,
        customId: orderId,
        ...(email === null ? {} : { subscriber: { emailAddress: email } }),
        applicationContext: {
          brandName: SELLER,
          shippingPreference: ExperienceContextShippingPreference.NoShipping,
          userAction: ApplicationContextUserAction.SubscribeNow,
          returnUrl: successUrl,
          cancelUrl,
        },
      },
    }),
  );
}

function pageOf(links: readonly LinkDescription[] | undefined): string | null {
  const find = (wanted: string) => links?.find(({ rel }) => rel === wanted)?.href;
  return find('payer-action') ?? find('approve') ?? null;
}
