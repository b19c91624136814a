import { afterEach, expect, it } from 'vitest';
import { createTimers } from '../world/timers.ts';
import { createDeliveries } from './deliveries.ts';
import { createPaymentsWorld, STEADY } from './payments-world.ts';
import { setMerchant } from './set-merchant.ts';

const timers = createTimers();
afterEach(() => timers.clear());

it('swaps the webhooks of one provider among themselves, whatever another one tells meanwhile', async () => {
  const world = createPaymentsWorld(() => 0, timers);
  for (const provider of ['stripe', 'razorpay'] as const) {
    // no request ever leaves for this port
    setMerchant(world, { provider, keyId: 'key', webhookUrl: 'http://127.0.0.1:9', webhookSecret: 'secret' });
  }
  const begun: string[] = [];
  const deliveries = createDeliveries(world, async (_, { eventId }) => {
    begun.push(eventId);
    return {};
  });
  world.deliveryFaults.set('stripe', { ...STEADY, reorder: true });
  for (const [provider, eventId] of [
    ['stripe', 'first'],
    ['razorpay', 'other'],
    ['stripe', 'second'],
  ] as const) {
    deliveries.tell(provider, { eventId, type: 'any', body: '{}' });
  }
  await deliveries.settled();
  expect(begun).toEqual(['other', 'second', 'first']);
});
