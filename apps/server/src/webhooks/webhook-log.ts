import { AppError } from '@mywasender/contract/app-error';
import type { Page, PageQuery } from '@mywasender/contract/http/page';
import { WEBHOOK_EVENTS } from '@mywasender/contract/http/webhook-events';
import type { WebhookDelivery } from '@mywasender/contract/http/webhooks';
import { writeAudit } from '../audit/write-audit.ts';
import type { WebhookDelivery as DeliveryRow } from '../generated/prisma/client.ts';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { findWebhook } from './manage-webhooks.ts';

/** What was sent to an address, newest first. */
export async function listDeliveries(
  { db }: ServerDeps,
  webhookId: string,
  query: PageQuery,
  context: RequestContext,
): Promise<Page<WebhookDelivery>> {
  await findWebhook(db.prisma, webhookId, context);
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await db.prisma.webhookDelivery.findMany({
    where: { AND: [{ webhookId }, afterTimeCursor(query.cursor)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(rows, limit, presentDelivery, encodeTimeCursor);
}

/** Sends an event once more, with its id and body as they were. One that is still on its way is left to its job. */
export async function replayDelivery(
  { db, jobs, now }: ServerDeps,
  input: { readonly webhookId: string; readonly deliveryId: string },
  context: RequestContext,
): Promise<WebhookDelivery> {
  const { webhookId, deliveryId: id } = input;
  return db.prisma.$transaction(async (tx) => {
    await findWebhook(tx, webhookId, context);
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id, webhookId, state: { not: 'pending' } },
      data: { state: 'pending', deliveredAt: null },
    });
    const row = await tx.webhookDelivery.findFirst({ where: { id, webhookId } });
    if (row === null) throw new AppError('NOT_FOUND');
    if (count > 0) {
      await jobs.enqueue(tx, 'webhook.deliver', { deliveryId: id });
      await writeAudit(tx, {
        at: now(),
        action: 'webhook.replay',
        actorId: context.actor.id,
        target: { type: 'webhook', id: webhookId },
        origin: context,
        details: { deliveryId: id },
      });
    }
    return presentDelivery(row);
  });
}

function presentDelivery(row: DeliveryRow): WebhookDelivery {
  const type = WEBHOOK_EVENTS.find((event) => event === row.type);
  if (type === undefined) throw new Error(`${row.type} is no event`);
  return {
    id: row.id,
    eventId: row.eventId,
    type,
    state: row.state,
    attempts: row.attempts,
    lastStatus: row.lastStatus,
    lastError: row.lastError,
    createdAt: row.createdAt.toISOString(),
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
  };
}
