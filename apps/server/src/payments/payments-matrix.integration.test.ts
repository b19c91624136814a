import { oneDatabase } from '../testing/each-database.ts';
import { paymentsMatrix } from './testing/payments-matrix.ts';
import { startSimulatedProvider } from './testing/simulated-provider.ts';

paymentsMatrix('stripe', (now) => startSimulatedProvider('stripe', now));
// what is a matter of SQL was looked at with the first
paymentsMatrix('razorpay', (now) => startSimulatedProvider('razorpay', now), oneDatabase);
paymentsMatrix('paypal', (now) => startSimulatedProvider('paypal', now), oneDatabase);
