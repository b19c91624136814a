import { raiseAlert } from '../alerts/raise-alert.ts';
import type { PaymentEvent } from '../generated/prisma/client.ts';
import type { JobRun } from '../jobs/job-handler.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { holdForReview } from './hold-for-review.ts';
import { processOrder } from './process-order.ts';
import { processPayment } from './process-payment.ts';
import { processSubscription } from './process-subscription.ts';

/** Others that wait are worked on in the same run, so many at most: the queue is looked into every two seconds alone. */
const MOST_MORE = 200;
/** Events that say a card was stolen, which no look at the payment shows. */
const FRAUD_WARNINGS = ['radar.early_fraud_warning.created'];

/**
 * Works on a stored webhook: looks at what it is about and does what follows. What fails is tried again; the last
 * failure leaves it `dead`, with an alert. Then those nobody has begun with are worked on, once each.
 */
export async function workEvent(
  deps: ServerDeps,
  id: string,
  { last, log }: Pick<JobRun, 'last' | 'log'>,
): Promise<void> {
  try {
    await workOn(deps, id);
  } catch (error) {
    if (!last) throw error;
    log.error({ err: error, eventId: id }, 'a payment event could not be worked on');
    await giveUp(deps, id);
  }
  for (let more = 0; more < MOST_MORE; more++) {
    const next = await claimFresh(deps);
    if (next === null) return;
    await workOn(deps, next).catch((error: unknown) => {
      log.warn({ err: error, eventId: next }, 'a payment event has to be tried again');
    });
  }
}

async function workOn(deps: ServerDeps, id: string): Promise<void> {
  const event = await deps.db.prisma.paymentEvent.findUniqueOrThrow({ where: { id } });
  if (event.state !== 'waiting') return;
  await deps.db.prisma.paymentEvent.update({ where: { id }, data: { attempts: { increment: 1 } } });
  const orderId = await process(deps, event);
  await deps.db.prisma.paymentEvent.update({
    where: { id },
    data: { state: 'done', orderId, problem: orderId === null ? 'unknown-order' : null, doneAt: deps.now() },
  });
  if (orderId !== null) return;
  const details = { reference: event.reference };
  await raiseAlert(deps, { kind: 'PAYMENT_UNKNOWN', subject: event.provider, details });
}

/** Does what follows from what the event is about; answers the order, null where none of ours is meant. */
async function process(deps: ServerDeps, event: PaymentEvent): Promise<string | null> {
  const { provider, about, reference, type } = event;
  if (reference === null) return null;
  if (about === 'payment') {
    const orderId = await processPayment(deps, { provider, paymentRef: reference });
    if (orderId !== null && FRAUD_WARNINGS.includes(type)) await holdForReview(deps, orderId);
    return orderId;
  }
  if (about === 'subscription' || about === 'invoice') {
    return processSubscription(deps, { provider, subscriptionRef: reference });
  }
  const order = await deps.db.prisma.order.findUnique({
    where: { provider_providerRef: { provider, providerRef: reference } },
  });
  if (order === null) return null;
  await processOrder(deps, order.id);
  return order.id;
}

/** Takes the oldest event nobody has begun with; of several workers, one gets it. Its own job stays as it is. */
async function claimFresh({ db }: Pick<ServerDeps, 'db'>): Promise<string | null> {
  const [claimed] = await db.prisma.$queryRaw<{ id: string }[]>`
    UPDATE payment_events SET attempts = 1 WHERE id = (
      SELECT id FROM payment_events WHERE state = 'waiting' AND attempts = 0
      ORDER BY received_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  return claimed?.id ?? null;
}

async function giveUp(deps: ServerDeps, id: string): Promise<void> {
  await deps.db.prisma.$transaction(async (tx) => {
    const { provider, eventId } = await tx.paymentEvent.update({
      where: { id },
      data: { state: 'dead', doneAt: deps.now() },
    });
    await raiseAlert(deps, { kind: 'PAYMENT_EVENT_DEAD', subject: eventId, details: { provider } }, tx);
  });
}
