import { createMemoryProvider } from './testing/memory-provider.ts';
import { paymentsMatrix } from './testing/payments-matrix.ts';
import { openSimulatedProvider } from './testing/simulated-provider.ts';

const inMemory = { title: 'a provider in memory', databases: 'both' } as const;
paymentsMatrix('stripe', async (now) => createMemoryProvider(now).fixture, inMemory);

for (const name of ['stripe', 'razorpay', 'paypal'] as const) {
  paymentsMatrix(name, (now) => openSimulatedProvider(name, now), { title: name, databases: 'one' });
}
