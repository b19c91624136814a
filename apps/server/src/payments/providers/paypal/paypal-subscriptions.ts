import {
  IntervalUnit,
  PlanRequestStatus,
  type Subscription,
  SubscriptionStatus,
  type SubscriptionTransactionDetails,
  TenureType,
} from '@paypal/paypal-server-sdk';
import type { PaymentFacts, PaymentProvider, SubscriptionFacts } from '../payment-provider.ts';
import { providerRefused } from '../provider-errors.ts';
import { addInterval } from './add-interval.ts';
import type { PaypalClient } from './paypal-client.ts';
import { readPaypalDispute } from './paypal-disputes.ts';
import { refundedAmount, TAKEN } from './paypal-facts.ts';
import { fromMoney, toMoney } from './paypal-money.ts';

type Period = SubscriptionFacts['invoices'][number];
const DAY_MS = 86_400_000;
/** Of transactions that are asked for at once: the SDK cannot turn pages of them. */
const WINDOW_MS = 360 * DAY_MS;
const OVER: readonly unknown[] = [SubscriptionStatus.Cancelled, SubscriptionStatus.Expired];

export async function createPaypalPlan(
  { ask }: PaypalClient,
  productId: string,
  { priceId, name, currency, amount, interval }: Parameters<PaymentProvider['createPlan']>[0],
): Promise<string> {
  const plan = await ask((sdk) =>
    sdk.subscriptions.createBillingPlan({
      paypalRequestId: `plan-${priceId}`,
      prefer: 'return=minimal',
      body: {
        productId,
        name: name.slice(0, 127),
        status: PlanRequestStatus.Active,
        billingCycles: [
          {
            tenureType: TenureType.Regular,
            sequence: 1,
            // for ever
            totalCycles: 0,
            frequency: {
              intervalUnit: interval === 'month' ? IntervalUnit.Month : IntervalUnit.Year,
              intervalCount: 1,
            },
            pricingScheme: { fixedPrice: toMoney(amount, currency) },
          },
        ],
        paymentPreferences: { autoBillOutstanding: true, paymentFailureThreshold: 3 },
      },
    }),
  );
  if (plan.id === undefined) throw providerRefused('paypal', 'the plan has no id');
  return plan.id;
}

/** What became of a subscription's first payment. */
export async function readPaypalFirstPayment(
  client: PaypalClient,
  subscriptionRef: string,
  now: Date,
): Promise<Omit<PaymentFacts, 'live'>> {
  const subscription = await client.ask((sdk) => sdk.subscriptions.getSubscription({ id: subscriptionRef }));
  const [first] = await readPeriods(client, subscription, now);
  const ours = { orderId: subscription.customId ?? null, subscriptionRef, account: null };
  if (first === undefined) {
    const nothing = { amount: 0, currency: '', paymentRef: null, periodEnd: null, refunded: 0 };
    return { ...ours, ...nothing, state: beforePayment(subscription.status), dispute: 'none' };
  }
  const { amount, currency, periodEnd, refunded, invoiceRef } = first;
  const dispute = await readPaypalDispute(client, invoiceRef);
  return { ...ours, state: 'paid', amount, currency, paymentRef: invoiceRef, periodEnd, refunded, dispute };
}

export async function readPaypalSubscription(
  client: PaypalClient,
  subscriptionRef: string,
  now: Date,
): Promise<Omit<SubscriptionFacts, 'live'>> {
  const subscription = await client.ask((sdk) => sdk.subscriptions.getSubscription({ id: subscriptionRef }));
  const invoices = await readPeriods(client, subscription, now);
  const periodEnd = invoices.at(-1)?.periodEnd ?? null;
  return {
    subscriptionRef,
    orderId: subscription.customId ?? null,
    state: stateOf(subscription, periodEnd, now),
    periodEnd,
    invoices,
  };
}

/** Nothing is charged any more; what is paid runs to its end, which is ours to keep: PayPal ends it at once. */
export async function cancelPaypalSubscription(
  { ask }: PaypalClient,
  subscriptionRef: string,
): Promise<void> {
  const { status } = await ask((sdk) => sdk.subscriptions.getSubscription({ id: subscriptionRef }));
  if (OVER.includes(status)) return;
  await ask((sdk) =>
    sdk.subscriptions.cancelSubscription({
      id: subscriptionRef,
      body: { reason: 'Cancelled by the customer' },
    }),
  );
}

/** The paid periods, oldest first. A transaction is what PayPal has instead of an invoice. */
async function readPeriods(client: PaypalClient, subscription: Subscription, now: Date): Promise<Period[]> {
  const { id, planId, startTime, createTime, billingInfo } = subscription;
  if (id === undefined || planId === undefined)
    throw providerRefused('paypal', 'the subscription has no plan');
  const transactions = await readTransactions(client, id, {
    since: new Date(createTime ?? startTime ?? now).getTime() - DAY_MS,
    until: now.getTime() + DAY_MS,
  });
  const paid = transactions.filter(({ status }) => TAKEN.includes(status));
  if (paid.length === 0) return [];
  const plan = await client.ask((sdk) => sdk.subscriptions.getBillingPlan(planId));
  const frequency = plan.billingCycles?.find(
    ({ tenureType }) => tenureType === TenureType.Regular,
  )?.frequency;
  if (frequency === undefined) throw providerRefused('paypal', `the plan ${planId} has no interval`);
  const interval = { unit: frequency.intervalUnit, count: frequency.intervalCount ?? 1 };
  const next = billingInfo?.nextBillingTime ? new Date(billingInfo.nextBillingTime) : null;
  const periods: Period[] = [];
  for (const transaction of paid.toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time))) {
    const paidAt = new Date(transaction.time);
    const { amount, currency } = fromMoney(transaction.amountWithBreakdown.grossAmount);
    periods.push({
      invoiceRef: transaction.id,
      amount,
      currency,
      paidAt,
      periodEnd: addInterval(paidAt, interval),
      paymentRef: transaction.id,
      refunded: await refundedAmount(client, {
        id: transaction.id,
        status: transaction.status,
        amount: transaction.amountWithBreakdown.grossAmount,
        since: transaction.time,
        now,
      }),
    });
  }
  const last = periods.at(-1);
  // PayPal's own word where it is about the last one: a payment that came late pays no later an end
  if (last === undefined || next === null || next <= last.paidAt) return periods;
  return [...periods.slice(0, -1), { ...last, periodEnd: next }];
}

async function readTransactions(
  { ask }: PaypalClient,
  id: string,
  { since, until }: { readonly since: number; readonly until: number },
): Promise<SubscriptionTransactionDetails[]> {
  const found = new Map<string, SubscriptionTransactionDetails>();
  for (let from = since; from < until; from += WINDOW_MS) {
    const { transactions = [] } = await ask((sdk) =>
      sdk.subscriptions.listSubscriptionTransactions({
        id,
        startTime: new Date(from).toISOString(),
        endTime: new Date(Math.min(from + WINDOW_MS, until)).toISOString(),
      }),
    );
    for (const transaction of transactions) found.set(transaction.id, transaction);
  }
  return [...found.values()];
}

function stateOf(
  { status, billingInfo }: Subscription,
  periodEnd: Date | null,
  now: Date,
): SubscriptionFacts['state'] {
  if (OVER.includes(status)) return periodEnd !== null && periodEnd > now ? 'cancelled' : 'ended';
  if (status !== SubscriptionStatus.Active) return 'past-due';
  return (billingInfo?.failedPaymentsCount ?? 0) > 0 ? 'past-due' : 'active';
}

function beforePayment(status: unknown): PaymentFacts['state'] {
  if (status === SubscriptionStatus.ApprovalPending) return 'open';
  if (OVER.includes(status)) return 'expired';
  return status === SubscriptionStatus.Suspended ? 'failed' : 'pending';
}
