import type { ServerDeps } from '../../shared/deps.ts';
import { isOrderId } from '../is-order-id.ts';
import { isOpen } from '../order-machine.ts';
import { processPayment } from '../process-payment.ts';
import type { PaymentProvider } from '../providers/payment-provider.ts';
import { comparePayment, type OurPayment } from './compare-payment.ts';
import { type Found, saveDifferences } from './save-differences.ts';

/** Every payment is compared on three days: one run may fail, and a provider may be late. */
const COMPARED_DAYS = 3;
/** What was paid lately may not be listed yet: PayPal takes hours. */
const FRESH_MS = 86_400_000;
const DAY = 86_400_000;

type Listed = PaymentProvider extends { listSince(since: Date): AsyncIterable<infer Item> } ? Item : never;

/** How many payments were compared, and how many of them differ. */
export interface ComparisonResult {
  readonly payments: number;
  readonly differences: number;
}

/**
 * Compares what a provider took and gave back over three days with the orders. A payment that was missed is worked on
 * first, so that a difference is what remains, or what came late. New ones raise an alert.
 */
export async function reconcilePayments(
  deps: ServerDeps,
  provider: PaymentProvider,
): Promise<ComparisonResult> {
  const at = deps.now();
  const since = new Date(at.getTime() - COMPARED_DAYS * DAY);
  const found: Found[] = [];
  const listed = new Set<string>();
  for await (const item of provider.listSince(since)) {
    listed.add(item.paymentRef);
    found.push(...(await compare(deps, provider, item)));
  }
  found.push(...(await findMissing(deps, provider, { since, at, listed })));
  await saveDifferences(deps, provider, { found, listed, at });
  return { payments: listed.size, differences: found.length };
}

async function compare(deps: ServerDeps, provider: PaymentProvider, item: Listed): Promise<Found[]> {
  const { paymentRef: reference } = item;
  const before = await readOurs(deps, provider, item);
  const difference = comparePayment(item, before);
  if (difference === null) return [];
  await processPayment(deps, { provider: provider.name, paymentRef: reference });
  const after = await readOurs(deps, provider, item);
  const left = comparePayment(item, after);
  const orderId = after?.orderId ?? null;
  if (left !== null) return [{ ...left, reference, orderId }];
  // nobody told us in time: the way webhooks take is broken
  return [{ ...difference, kind: 'late', reference, orderId }];
}

/** The payment in our orders: of a subscription one of its periods. */
async function readOurs(
  { db }: Pick<ServerDeps, 'db'>,
  { name: provider, live }: PaymentProvider,
  { paymentRef, providerRef, orderId }: Listed,
): Promise<(OurPayment & { readonly orderId: string }) | null> {
  const { prisma } = db;
  const invoice = await prisma.subscriptionInvoice.findFirst({
    where: { paymentRef, subscription: { order: { provider, live } } },
    include: { subscription: { include: { order: true } } },
  });
  const order =
    invoice?.subscription.order ??
    (await prisma.order.findFirst({
      where: {
        provider,
        live,
        OR: [
          { paymentRef },
          // one that did not take this payment may have been paid by another one
          ...(providerRef === null ? [] : [{ providerRef, paymentRef: null }]),
          ...(isOrderId(orderId) ? [{ id: orderId, paymentRef: null }] : []),
        ],
      },
    }));
  if (order === null) return null;
  const { amount, currency, refunded } = invoice ?? order;
  return { amount, currency, refunded, done: !isOpen(order.state), orderId: order.id };
}

/** Orders that were paid, and whose payment the provider does not know. */
async function findMissing(
  { db }: Pick<ServerDeps, 'db'>,
  { name: provider, live }: PaymentProvider,
  { since, at, listed }: { readonly since: Date; readonly at: Date; readonly listed: ReadonlySet<string> },
): Promise<Found[]> {
  const orders = await db.prisma.order.findMany({
    where: {
      provider,
      live,
      paymentRef: { not: null },
      // a payment made before the window began may have been told within it
      createdAt: { gte: new Date(since.getTime() + FRESH_MS) },
      paidAt: { lt: new Date(at.getTime() - FRESH_MS) },
    },
  });
  return orders
    .filter(({ paymentRef }) => paymentRef !== null && !listed.has(paymentRef))
    .map(({ id, amount, currency }) => ({
      kind: 'missing',
      theirs: null,
      ours: { amount, currency },
      reference: id,
      orderId: id,
    }));
}
