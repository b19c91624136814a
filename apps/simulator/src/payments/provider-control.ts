import type { Outcome } from './types.ts';

/** What the outside can make happen at a provider. References are the provider's own ids. */
export interface ProviderControl {
  /** a buyer pays on the hosted page: a session, order or subscription */
  pay(ref: string, outcome: Outcome): string;
  /** a `pending` payment of that checkout comes, or never does */
  clear(ref: string, comes: boolean): void;
  /** nobody paid in time */
  expire(ref: string): void;
  /** somebody refunds in the provider's own dashboard; all that is left by default */
  refund(paymentRef: string, amount: number | undefined): string;
  failRefund(refundRef: string): void;
  openDispute(paymentRef: string): string;
  closeDispute(disputeRef: string, result: 'won' | 'lost'): void;
  warnOfFraud(paymentRef: string): void;
  /** the next period is charged, or that fails; `end`: the provider gives up */
  renew(subscriptionRef: string, outcome: 'pay' | 'fail' | 'end'): string;
  /** everything there is, newest first */
  describe(): readonly object[];
  /** forgets what was bought; what the merchant set up stays */
  reset(): void;
}
