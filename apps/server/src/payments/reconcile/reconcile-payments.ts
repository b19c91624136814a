import { raiseAlert } from '../../alerts/raise-alert.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { isOpen } from '../order-machine.ts';
import { processPayment } from '../process-payment.ts';
import type { PaymentProvider } from '../providers/payment-provider.ts';
import { comparePayment, type Difference, type OurPayment } from './compare-payment.ts';

/** Every payment is compared on three days: one run may fail, and a provider may be late. */
const COMPARED_DAYS = 3;
/** What was paid lately may not be listed yet: PayPal takes hours. */
const FRESH_MS = 86_400_000;
const DAY = 86_400_000;

type Listed = PaymentProvider extends { listSince(since: Date): AsyncIterable<infer Item> } ? Item : never;
interface Found extends Difference {
  readonly reference: string;
  readonly orderId: string | null;
}

/**
 * Compares what a provider took and gave back over three days with the orders. A payment that was missed is worked on
 * first, so that a difference is what remains, or what came late. Answers how many there are; new ones raise an alert.
 */
export async function reconcilePayments(deps: ServerDeps, provider: PaymentProvider): Promise<number> {
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
  return found.length;
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
  { paymentRef, providerRef }: Listed,
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
        OR: [{ paymentRef }, ...(providerRef === null ? [] : [{ providerRef, paymentRef: null }])],
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
      theirs: 'no payment',
      ours: `${amount} ${currency}`,
      reference: id,
      orderId: id,
    }));
}

async function saveDifferences(
  deps: ServerDeps,
  { name: provider }: PaymentProvider,
  {
    found,
    listed,
    at,
  }: { readonly found: readonly Found[]; readonly listed: ReadonlySet<string>; readonly at: Date },
): Promise<void> {
  await deps.db.prisma.$transaction(async (tx) => {
    const known = await tx.paymentDifference.findMany({ where: { provider, resolvedAt: null } });
    const isFound = (kind: string, reference: string) =>
      found.some((one) => one.kind === kind && one.reference === reference);
    // what was looked at again and agrees now; older ones stay until somebody looked at them
    const over = known.filter(
      ({ kind, reference }) => !isFound(kind, reference) && (kind === 'missing' || listed.has(reference)),
    );
    await tx.paymentDifference.updateMany({
      where: { id: { in: over.map(({ id }) => id) } },
      data: { resolvedAt: at },
    });
    const fresh = found.filter(
      ({ kind, reference }) => !known.some((one) => one.kind === kind && one.reference === reference),
    );
    for (const { kind, reference, orderId, theirs, ours } of fresh) {
      const data = { orderId, theirs, ours, foundAt: at, resolvedAt: kind === 'late' ? at : null };
      await tx.paymentDifference.upsert({
        where: { provider_kind_reference: { provider, kind, reference } },
        create: { id: crypto.randomUUID(), provider, kind, reference, ...data },
        update: data,
      });
    }
    if (fresh.length === 0) return;
    const details = { count: fresh.length, first: fresh[0]?.reference ?? '' };
    await raiseAlert(deps, { kind: 'PAYMENT_DIFFERENCE', subject: provider, details }, tx);
  });
}
