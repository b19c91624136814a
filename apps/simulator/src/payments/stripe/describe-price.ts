import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { type PaymentsWorld, seconds } from '../payments-world.ts';
import type { SessionBody } from './schemas.ts';

type Item = SessionBody['line_items'][number];

/** What is sold: one line of a session with the price made for it. */
export function describeItem(world: PaymentsWorld, item: Item, live: boolean): Stripe.LineItem {
  const { unit_amount: unitAmount, product_data: product } = item.price_data;
  const amount = unitAmount * (item.quantity ?? 1);
  const price = describePrice(world, item, live);
  return {
    id: newId('li', 24),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: product.name,
    metadata: {},
    price,
    quantity: item.quantity ?? 1,
  };
}

function describePrice(world: PaymentsWorld, { price_data: data }: Item, live: boolean): Stripe.Price {
  const { recurring } = data;
  return {
    id: newId('price', 24),
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created: seconds(world),
    currency: data.currency.toLowerCase(),
    custom_unit_amount: null,
    livemode: live,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: newId('prod', 14),
    recurring:
      recurring === undefined
        ? null
        : {
            interval: recurring.interval,
            interval_count: recurring.interval_count ?? 1,
            meter: null,
            trial_period_days: null,
            usage_type: 'licensed',
          },
    tax_behavior: data.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: recurring === undefined ? 'one_time' : 'recurring',
    unit_amount: data.unit_amount,
    unit_amount_decimal: wireDecimal(data.unit_amount),
  };
}

/** Decimals are text on the wire; the SDK's type is what it makes of them. */
export function wireDecimal(value: number): Stripe.Decimal {
  return String(value) as unknown as Stripe.Decimal;
}
