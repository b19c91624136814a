import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type {
  Checkout,
  CheckoutRequest,
  PaymentFacts,
  PaymentNotice,
  PaymentProvider,
  SubscriptionFacts,
} from '../providers/payment-provider.ts';
import type { Delivery, Falsehood, OpenOrder, PaymentsFixture } from './payments-fixture.ts';

const SECRET = 'whsec_memory';
const OLDEST_MS = 5 * 60_000;
const DAY = 86_400_000;

interface Invoice {
  readonly invoiceRef: string;
  readonly paidAt: Date;
  readonly periodEnd: Date;
  readonly paymentRef: string;
  refunded: number;
}

interface Sale {
  readonly request: CheckoutRequest;
  readonly providerRef: string;
  readonly paymentRef: string;
  readonly subscriptionRef: string | null;
  readonly createdAt: Date;
  paid: boolean;
  falsehood: Falsehood | null;
  refunded: number;
  /** each sum given back */
  readonly refunds: number[];
  dispute: PaymentFacts['dispute'];
  cancelled: boolean;
  failing: boolean;
  readonly invoices: Invoice[];
}

/** A provider that lives in this process, for what our side does with any of them. */
export function createMemoryProvider(now: () => Date, name: PaymentProvider['name'] = 'stripe') {
  const sales = new Map<string, Sale>();
  const queue: Delivery[] = [];
  const calls = { checkouts: 0, plans: 0, settles: 0, refunds: 0 };
  const refunds = new Map<string, string>();
  let refused = false;
  let down = false;
  let count = 0;

  const reach = async () => {
    // every answer of a real one comes later
    await new Promise((resolve) => setImmediate(resolve));
    if (down) throw new AppError('PAYMENT_PROVIDER_UNREACHABLE', { provider: name });
  };
  const find = (match: (sale: Sale) => boolean) => [...sales.values()].find(match);
  const saleOf = (providerRef: string) => {
    const sale = find((one) => one.providerRef === providerRef);
    if (sale === undefined)
      throw new AppError('PAYMENT_PROVIDER_REFUSED', { provider: name, reason: 'unknown' });
    return sale;
  };
  const factsOf = ({ request, falsehood, paid, ...sale }: Sale): PaymentFacts => ({
    orderId: request.orderId,
    state: paid ? 'paid' : 'open',
    amount: falsehood === 'amount' ? request.amount - 1 : request.amount,
    currency: falsehood === 'currency' ? 'JPY' : request.currency,
    live: falsehood === 'mode',
    account: falsehood === 'account' ? 'acct_other' : 'acct_ours',
    paymentRef: paid ? sale.paymentRef : null,
    subscriptionRef: paid ? sale.subscriptionRef : null,
    periodEnd: sale.invoices[0]?.periodEnd ?? null,
    refunded: sale.refunded,
    dispute: sale.dispute,
  });
  const sign = (raw: Buffer): Delivery => {
    const time = String(now().getTime());
    const signature = createHmac('sha256', SECRET).update(`${time}.`).update(raw).digest('hex');
    return { raw, headers: { 'x-time': time, 'x-signature': signature } };
  };
  const notice = (about: object, type: string) =>
    sign(Buffer.from(JSON.stringify({ eventId: `evt_${randomUUID()}`, type, ...about })));
  const send = (about: object, type: string) => void queue.push(notice(about, type));

  const provider: PaymentProvider = {
    name,
    live: false,
    async createPlan({ priceId }) {
      await reach();
      calls.plans++;
      return `plan_${priceId}`;
    },
    async createCheckout(request): Promise<Checkout> {
      await reach();
      calls.checkouts++;
      const known = sales.get(request.orderId);
      const id = randomUUID();
      const sale: Sale = known ?? {
        request,
        providerRef: `cs_${id}`,
        paymentRef: `pay_${id}`,
        subscriptionRef: request.mode === 'subscription' ? `sub_${id}` : null,
        createdAt: now(),
        paid: false,
        falsehood: null,
        refunded: 0,
        refunds: [],
        dispute: 'none',
        cancelled: false,
        failing: false,
        invoices: [],
      };
      sales.set(request.orderId, sale);
      const url = `https://pay.example/${sale.providerRef}`;
      return { providerRef: sale.providerRef, page: { method: 'GET', url }, expiresAt: null };
    },
    async settle({ providerRef }) {
      calls.settles++;
      const facts = factsOf(saleOf(providerRef));
      await reach();
      return facts;
    },
    async findByPayment(paymentRef) {
      await reach();
      const sale = find(
        (one) =>
          one.paymentRef === paymentRef || one.invoices.some((invoice) => invoice.paymentRef === paymentRef),
      );
      if (sale === undefined) {
        return { ...STRANGE, paymentRef, providerRef: null };
      }
      const invoice = sale.invoices.find((one) => one.paymentRef === paymentRef);
      const refunded = invoice?.refunded ?? sale.refunded;
      return { ...factsOf(sale), paymentRef, refunded, providerRef: sale.providerRef };
    },
    async readSubscription(subscriptionRef): Promise<SubscriptionFacts> {
      await reach();
      const sale = find((one) => one.subscriptionRef === subscriptionRef);
      if (sale === undefined)
        throw new AppError('PAYMENT_PROVIDER_REFUSED', { provider: name, reason: 'unknown' });
      const { amount, currency, orderId } = sale.request;
      return {
        subscriptionRef,
        orderId,
        state: sale.cancelled ? 'cancelled' : uncancelled(sale),
        periodEnd: sale.invoices.at(-1)?.periodEnd ?? null,
        invoices: sale.invoices.map((invoice) => ({ ...invoice, amount, currency })),
        live: false,
      };
    },
    async cancelSubscription(subscriptionRef) {
      await reach();
      const sale = find((one) => one.subscriptionRef === subscriptionRef);
      if (sale === undefined || sale.cancelled) return;
      sale.cancelled = true;
      send({ about: 'subscription', subscriptionRef }, 'subscription.cancelled');
    },
    async refund({ paymentRef, amount, idempotencyKey }) {
      await reach();
      calls.refunds++;
      const known = refunds.get(idempotencyKey);
      if (known !== undefined) return { refundRef: known, state: 'done' };
      if (refused) throw new AppError('PAYMENT_PROVIDER_REFUSED', { provider: name, reason: 'balance' });
      const refundRef = `re_${++count}`;
      refunds.set(idempotencyKey, refundRef);
      giveBack(paymentRef, amount);
      return { refundRef, state: 'done' };
    },
    async readNotice(raw, headers, at): Promise<PaymentNotice> {
      const time = String(headers['x-time'] ?? '');
      const right = createHmac('sha256', SECRET).update(`${time}.`).update(raw).digest();
      const shown = Buffer.from(String(headers['x-signature'] ?? ''), 'hex');
      if (shown.length !== right.length || !timingSafeEqual(shown, right)) {
        throw new AppError('WEBHOOK_SIGNATURE_INVALID');
      }
      if (at.getTime() - Number(time) > OLDEST_MS) throw new AppError('WEBHOOK_TOO_OLD');
      return { ...JSON.parse(raw.toString('utf8')), occurredAt: new Date(Number(time)) };
    },
    checkReturn: (fields, providerRef) => fields.signature === `signed ${providerRef}`,
    async *listSince(since) {
      await reach();
      for (const sale of sales.values()) {
        if (!sale.paid || sale.createdAt < since) continue;
        const { orderId } = sale.request;
        const { amount, currency } = factsOf(sale);
        const { providerRef, paymentRef, refunded, createdAt } = sale;
        yield { orderId, providerRef, paymentRef, amount, currency, refunded, createdAt };
      }
    },
  };

  const giveBack = (paymentRef: string, amount: number) => {
    const sale = find(
      (one) =>
        one.paymentRef === paymentRef || one.invoices.some((invoice) => invoice.paymentRef === paymentRef),
    );
    if (sale === undefined) throw new Error('nothing to give back');
    const invoice = sale.invoices.find((one) => one.paymentRef === paymentRef);
    if (amount > 0) sale.refunds.push(amount);
    if (invoice !== undefined) invoice.refunded += amount;
    if (sale.paymentRef === paymentRef) sale.refunded += amount;
    send({ about: 'payment', paymentRef }, 'payment.refunded');
  };
  const newestPayment = (sale: Sale) => sale.invoices.at(-1)?.paymentRef ?? sale.paymentRef;
  const addPeriod = (sale: Sale) => {
    const { interval } = sale.request;
    if (interval === null) return;
    const from = sale.invoices.at(-1)?.periodEnd ?? now();
    const paymentRef = sale.invoices.length === 0 ? sale.paymentRef : `pay_${randomUUID()}`;
    const periodEnd = new Date(from.getTime() + (interval === 'month' ? 30 : 365) * DAY);
    const invoiceRef = `in_${randomUUID()}`;
    sale.invoices.push({ invoiceRef, paidAt: now(), periodEnd, paymentRef, refunded: 0 });
    send({ about: 'invoice', subscriptionRef: sale.subscriptionRef, invoiceRef }, 'invoice.paid');
  };

  const fixture: PaymentsFixture = {
    provider,
    falsehoods: ['amount', 'currency', 'mode', 'account'],
    dated: true,
    async pay({ providerRef }: OpenOrder, falsehood) {
      const sale = saleOf(providerRef);
      if (sale.paid) return;
      sale.paid = true;
      sale.falsehood = falsehood ?? null;
      send({ about: 'checkout', providerRef }, 'checkout.created');
      addPeriod(sale);
      send({ about: 'checkout', providerRef }, 'checkout.completed');
      send({ about: 'payment', paymentRef: sale.paymentRef }, 'payment.captured');
    },
    deliveries: async () => queue.splice(0),
    async refund({ providerRef }, amount) {
      const sale = saleOf(providerRef);
      giveBack(newestPayment(sale), amount ?? sale.request.amount);
    },
    async failRefund({ providerRef }) {
      const sale = saleOf(providerRef);
      giveBack(newestPayment(sale), -sale.refunds.splice(-1).reduce((sum, amount) => sum + amount, 0));
    },
    async openDispute({ providerRef }) {
      const sale = saleOf(providerRef);
      sale.dispute = 'open';
      send({ about: 'payment', paymentRef: newestPayment(sale) }, 'dispute.created');
    },
    async closeDispute({ providerRef }, outcome) {
      const sale = saleOf(providerRef);
      sale.dispute = outcome;
      send({ about: 'payment', paymentRef: newestPayment(sale) }, 'dispute.closed');
    },
    async renew({ providerRef }) {
      const sale = saleOf(providerRef);
      sale.failing = false;
      addPeriod(sale);
    },
    async failRenewal({ providerRef }) {
      const sale = saleOf(providerRef);
      sale.failing = true;
      send({ about: 'subscription', subscriptionRef: sale.subscriptionRef }, 'invoice.payment_failed');
    },
    async warn({ providerRef }) {
      const { paymentRef } = saleOf(providerRef);
      send({ about: 'payment', paymentRef }, 'radar.early_fraud_warning.created');
    },
    strange: async () => notice({ about: 'payment', paymentRef: `pay_${randomUUID()}` }, 'payment.captured'),
    setDown: async (value) => {
      down = value;
    },
    stop: async () => undefined,
  };
  const refuseRefunds = (value: boolean) => {
    refused = value;
  };
  return { provider, fixture, calls, notice, refuseRefunds };
}

function uncancelled({ failing }: Sale) {
  return failing ? ('past-due' as const) : ('active' as const);
}

const STRANGE: PaymentFacts = {
  orderId: null,
  state: 'paid',
  amount: 1,
  currency: 'USD',
  live: false,
  account: 'acct_ours',
  paymentRef: null,
  subscriptionRef: null,
  periodEnd: null,
  refunded: 0,
  dispute: 'none',
};
