import type Stripe from 'stripe';
import type { PaymentsWorld } from '../payments-world.ts';
import { describeItem } from './describe-price.ts';
import { describeSession } from './describe-session.ts';
import type { SessionBody } from './schemas.ts';
import { invalid } from './stripe-errors.ts';

export function createSession(world: PaymentsWorld, body: SessionBody): Stripe.Checkout.Session {
  const currencies = new Set(body.line_items.map(({ price_data }) => price_data.currency.toLowerCase()));
  const [currency] = currencies;
  if (currency === undefined || currencies.size > 1) {
    throw invalid('All line items must have the same currency.', undefined, 'line_items');
  }
  const recurring = body.line_items.some(({ price_data }) => price_data.recurring !== undefined);
  if (recurring !== (body.mode === 'subscription')) {
    throw invalid(
      recurring
        ? 'You specified `payment` mode but passed a recurring price.'
        : 'You must provide at least one recurring price in `subscription` mode.',
      undefined,
      'mode',
    );
  }
  const wrong = body.mode === 'payment' ? 'subscription_data' : 'payment_intent_data';
  if (body[wrong] !== undefined) {
    throw invalid(`You can not pass \`${wrong}\` in \`${body.mode}\` mode.`, undefined, wrong);
  }
  const live = world.merchants.get('stripe')?.live ?? false;
  const items = body.line_items.map((item) => describeItem(world, item, live));
  const amount = items.reduce((sum, { amount_total }) => sum + amount_total, 0);
  const session = describeSession(world, body, { live, currency, amount });
  const data = { metadata: {}, description: null };
  world.stripe.objects.set(session.id, session);
  world.stripe.orders.set(session.id, {
    items,
    payment: { ...data, ...body.payment_intent_data },
    subscription: { ...data, ...body.subscription_data },
  });
  return session;
}
