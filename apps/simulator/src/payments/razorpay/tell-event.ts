import { newId } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { seconds } from '../payments-world.ts';
import type { RazorpayObject } from './razorpay-state.ts';

/** Tells an event with the objects it is about as they are now. The id of the event is in a header alone. */
export function tellEvent(
  { world, deliveries }: PaymentsSide,
  event: string,
  about: readonly RazorpayObject[],
): void {
  const payment = about.find(({ entity }) => entity === 'payment');
  const owner = payment === undefined ? undefined : world.razorpay.accounts.get(payment.id);
  const body = {
    entity: 'event',
    account_id: owner ?? world.merchants.get('razorpay')?.accountId ?? '',
    event,
    contains: about.map(({ entity }) => entity),
    payload: Object.fromEntries(about.map((one) => [one.entity, { entity: one }])),
    created_at: seconds(world),
  };
  deliveries.tell('razorpay', { eventId: newId('evt', 14), type: event, body: JSON.stringify(body) });
}
