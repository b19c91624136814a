import { onEmbedded, oneDatabase } from '../testing/each-database.ts';
import { createMemoryProvider } from './testing/memory-provider.ts';
import { paymentsMatrix } from './testing/payments-matrix.ts';
import { openSimulatedProvider } from './testing/simulated-provider.ts';

paymentsMatrix('stripe', async (now) => createMemoryProvider(now).fixture, {
  title: 'a provider in memory',
  on: onEmbedded,
});

for (const name of ['stripe', 'razorpay', 'paypal'] as const) {
  paymentsMatrix(name, (now) => openSimulatedProvider(name, now), { title: name, on: oneDatabase });
}
