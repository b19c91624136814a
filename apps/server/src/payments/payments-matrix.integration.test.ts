import { paymentsMatrix } from './testing/payments-matrix.ts';
import { startSimulatedProvider } from './testing/simulated-provider.ts';

paymentsMatrix('stripe', (now) => startSimulatedProvider('stripe', now));
paymentsMatrix('razorpay', (now) => startSimulatedProvider('razorpay', now));
