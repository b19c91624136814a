import { toProviderUnits } from '../currency-units.ts';
import { textAt } from '../json-fields.ts';
import type { Checkout, CheckoutRequest } from '../payment-provider.ts';
import { providerRefused } from '../provider-errors.ts';
import type { RazorpayClient } from './razorpay-client.ts';
import { listOf, Order, Subscription } from './razorpay-objects.ts';

/** Ten years, after which the buyer agrees anew. Razorpay knows no subscription without an end. */
const CYCLES = { month: 120, year: 10 } as const;
/** Subscriptions of a plan that are looked through for one of the same order. */
const MOST_LOOKED_AT = 500;
const SELLER = 'MyWASender';

/**
 * Razorpay has no idempotency for orders and subscriptions. So it is asked first for what carries our id, and again
 * after making one: of several that were made at once all callers go on with the oldest, and nobody is shown another.
 */
export async function createRazorpayCheckout(
  client: RazorpayClient,
  request: CheckoutRequest,
): Promise<Checkout> {
  return request.mode === 'payment' ? orderPage(client, request) : subscriptionPage(client, request);
}

async function orderPage(client: RazorpayClient, request: CheckoutRequest): Promise<Checkout> {
  const { orderId, currency, description, email, successUrl, cancelUrl } = request;
  const amount = toProviderUnits('razorpay', request.amount, currency);
  const find = async () => {
    const { items } = await client.ask(listOf(Order), (sdk) =>
      sdk.orders.all({ receipt: orderId, count: 100 }),
    );
    return oldest(items.filter(({ receipt }) => receipt === orderId));
  };
  const make = () =>
    client.ask(Order, (sdk) =>
      sdk.orders.create({
        amount,
        currency,
        receipt: orderId,
        notes: { order_id: orderId },
        payment: {
          capture: 'automatic',
          // minutes: what is authorized later than that is given back
          capture_options: {
            automatic_expiry_period: 720,
            manual_expiry_period: 7200,
            refund_speed: 'normal',
          },
        },
      }),
    );
  const order = (await find()) ?? (await makeOne(make, find));
  if (order.amount !== amount || order.currency !== currency) {
    throw providerRefused('razorpay', `the order ${order.id} asks for another amount`);
  }
  return {
    providerRef: order.id,
    page: {
      method: 'POST',
      url: `${client.apiBase}/v1/checkout/embedded`,
      fields: {
        key_id: client.keyId,
        order_id: order.id,
        amount: String(amount),
        currency,
        name: SELLER,
        description,
        ...(email === null ? {} : { 'prefill[email]': email }),
        // payments carry what the page was given, not what the order was
        'notes[order_id]': orderId,
        callback_url: successUrl,
        cancel_url: cancelUrl,
      },
    },
    expiresAt: null,
  };
}

async function subscriptionPage(client: RazorpayClient, request: CheckoutRequest): Promise<Checkout> {
  const { orderId, providerPlanId, interval } = request;
  if (providerPlanId === null || interval === null) throw providerRefused('razorpay', 'no plan was made');
  const find = async () => {
    const found: Subscription[] = [];
    let seen = 0;
    const subscriptions = client.list(Subscription, (sdk, page) =>
      sdk.subscriptions.all({ plan_id: providerPlanId, ...page }),
    );
    for await (const subscription of subscriptions) {
      if (textAt(subscription.notes, 'order_id') === orderId) found.push(subscription);
      if (++seen >= MOST_LOOKED_AT) break;
    }
    return oldest(found);
  };
  const make = () =>
    client.ask(Subscription, (sdk) =>
      sdk.subscriptions.create({
        plan_id: providerPlanId,
        total_count: CYCLES[interval],
        quantity: 1,
        // Razorpay tells buyers of charges before they come, as Indian law asks
        customer_notify: 1,
        notes: { order_id: orderId },
      }),
    );
  const subscription = (await find()) ?? (await makeOne(make, find));
  if (!subscription.short_url) throw providerRefused('razorpay', `${subscription.id} has no page`);
  return {
    providerRef: subscription.id,
    page: { method: 'GET', url: subscription.short_url },
    expiresAt: null,
  };
}

async function makeOne<T>(make: () => Promise<T>, find: () => Promise<T | undefined>): Promise<T> {
  const made = await make();
  return (await find()) ?? made;
}

function oldest<T extends { readonly id: string; readonly created_at: number }>(
  all: readonly T[],
): T | undefined {
  return all.toSorted((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))[0];
}
