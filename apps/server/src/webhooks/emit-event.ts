import { randomUUID } from 'node:crypto';
import type { EventBody, EventData, WebhookEvent } from '@mywasender/contract/http/webhook-events';
import type { Queries } from '../db/database.ts';
import type { ServerDeps } from '../shared/deps.ts';

type EventInput = {
  readonly [Event in WebhookEvent]: {
    /** whose shop it happened in */
    readonly sellerId: string;
    readonly type: Event;
    readonly at: Date;
    readonly data: EventData<Event>;
  };
}[WebhookEvent];

/**
 * Tells a reseller's addresses of a change: rows and jobs of the caller's transaction, so that what was not committed
 * is not told and what was is not forgotten.
 */
export async function emitEvent(
  { jobs }: Pick<ServerDeps, 'jobs'>,
  tx: Queries,
  { sellerId, type, at, data }: EventInput,
): Promise<void> {
  const webhooks = await tx.webhook.findMany({
    where: {
      userId: sellerId,
      disabledAt: null,
      events: { has: type },
      user: { role: 'reseller', disabledAt: null },
    },
    select: { id: true },
  });
  if (webhooks.length === 0) return;
  const eventId = randomUUID();
  const sent = { id: eventId, type, timestamp: at.toISOString(), data } satisfies EventBody<WebhookEvent>;
  const body = JSON.stringify(sent);
  for (const { id: webhookId } of webhooks) {
    const id = randomUUID();
    await tx.webhookDelivery.create({ data: { id, webhookId, eventId, type, body, createdAt: at } });
    await jobs.enqueue(tx, 'webhook.deliver', { deliveryId: id });
  }
}
