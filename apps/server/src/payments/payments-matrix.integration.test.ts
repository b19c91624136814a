import { createMemoryProvider } from './testing/memory-provider.ts';
import { paymentsMatrix } from './testing/payments-matrix.ts';

paymentsMatrix('stripe', async (now) => createMemoryProvider(now).fixture);
