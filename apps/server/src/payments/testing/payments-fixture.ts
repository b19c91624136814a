import type { HostedPage, PaymentProvider } from '../providers/payment-provider.ts';

/** A webhook as the provider posts it. */
export interface Delivery {
  readonly raw: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** An order as its buyer has it. */
export interface OpenOrder {
  readonly orderId: string;
  readonly providerRef: string;
  readonly page: HostedPage;
}

/** What the provider says of a payment that is not as it was ordered. */
export type Falsehood = 'amount' | 'currency' | 'mode' | 'account';

/** A provider under test with the hands of everybody on its side: buyer, bank, support. */
export interface PaymentsFixture {
  readonly provider: PaymentProvider;
  /** falsehoods this provider can be made to tell */
  readonly falsehoods: readonly Falsehood[];
  /** webhooks carry the time they were signed at */
  readonly dated: boolean;
  /** The buyer pays on the page of the provider; with a falsehood, something about the payment is not as ordered. */
  pay(order: OpenOrder, falsehood?: Falsehood): Promise<void>;
  /** Webhooks sent since they were asked for last, oldest first. */
  deliveries(): Promise<readonly Delivery[]>;
  /** Given back by somebody at the provider; all of it by default. */
  refund(order: OpenOrder, amount?: number): Promise<void>;
  /** The newest sum given back comes back to us: the buyer's card is closed. */
  failRefund(order: OpenOrder): Promise<void>;
  openDispute(order: OpenOrder): Promise<void>;
  closeDispute(order: OpenOrder, outcome: 'won' | 'lost'): Promise<void>;
  /** The next period of a subscription is paid. */
  renew(order: OpenOrder): Promise<void>;
  /** The next period cannot be charged; the provider goes on trying. */
  failRenewal(order: OpenOrder): Promise<void>;
  /** A warning that the card was stolen; null: this provider gives none. */
  warn: ((order: OpenOrder) => Promise<void>) | null;
  /** A webhook about a payment no order of ours belongs to. */
  strange(): Promise<Delivery>;
  setDown(down: boolean): Promise<void>;
  stop(): Promise<void>;
}
