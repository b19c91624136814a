import { newId } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { seconds } from '../payments-world.ts';
import type { StripeEvent, StripeObject } from './stripe-state.ts';

export const API_VERSION = '2026-10-28.endive';

/** Keeps the event with the object as it is now, and tells it. */
export function emitEvent(
  { world, deliveries }: PaymentsSide,
  type: string,
  object: Exclude<StripeObject, StripeEvent>,
): void {
  const live = 'livemode' in object ? object.livemode : (world.merchants.get('stripe')?.live ?? false);
  const owner =
    'on_behalf_of' in object && typeof object.on_behalf_of === 'string' ? object.on_behalf_of : null;
  const event: StripeEvent = {
    id: newId('evt', 24),
    object: 'event',
    ...(owner === null ? {} : { account: owner }),
    api_version: API_VERSION,
    created: seconds(world),
    data: { object: structuredClone(object) },
    livemode: live,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  };
  world.stripe.objects.set(event.id, event);
  deliveries.tell('stripe', { eventId: event.id, type, body: JSON.stringify(event, null, 2) });
}
