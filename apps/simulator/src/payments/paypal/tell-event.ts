import { newCapitals } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import type { PaymentsWorld } from '../payments-world.ts';
import type { PaypalEvent } from './paypal-state.ts';

export function timeOf(world: PaymentsWorld): string {
  return writeTime(world.now());
}

/** As PayPal writes it: UTC, whole seconds. */
export function writeTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

export function tellEvent(
  { world, deliveries }: PaymentsSide,
  type: string,
  kind: string,
  resource: object,
): void {
  const id = `WH-${newCapitals(17)}-${newCapitals(17)}`;
  const event: PaypalEvent = {
    id,
    event_version: '1.0',
    create_time: timeOf(world),
    resource_type: kind,
    resource_version: kind === 'sale' ? '1.0' : '2.0',
    event_type: type,
    summary: `${type.toLowerCase().replaceAll(/[._]/g, ' ')}, simulated`,
    resource: structuredClone(resource),
    links: [
      { href: `${world.origin}/paypal/v1/notifications/webhooks-events/${id}`, rel: 'self', method: 'GET' },
    ],
  };
  world.paypal.events.set(id, event);
  deliveries.tell('paypal', { eventId: id, type, body: JSON.stringify(event) });
}
