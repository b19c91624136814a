import type { PaymentProvider } from './payment-provider.ts';

/** One payment of `listSince`. */
export type ListedPayment =
  ReturnType<PaymentProvider['listSince']> extends AsyncIterable<infer Payment> ? Payment : never;
