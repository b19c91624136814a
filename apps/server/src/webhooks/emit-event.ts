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
export function emitEvent(deps: Pick<ServerDeps, 'jobs'>, tx: Queries, event: EventInput): Promise<void> {
  return emitEvents(deps, tx, [event]);
}

/** The same for many changes, each an event of its own. */
export async function emitEvents(
  { jobs }: Pick<ServerDeps, 'jobs'>,
  tx: Queries,
  events: readonly EventInput[],
): Promise<void> {
  if (events.length === 0) return;
  const webhooks = await tx.webhook.findMany({
    where: {
      userId: { in: [...new Set(events.map(({ sellerId }) => sellerId))] },
      disabledAt: null,
      events: { hasSome: [...new Set(events.map(({ type }) => type))] },
      user: { role: 'reseller', disabledAt: null },
    },
    select: { id: true, userId: true, events: true },
  });
  const deliveries = events.flatMap(({ sellerId, type, at, data }) => {
    const eventId = randomUUID();
    const sent = { id: eventId, type, timestamp: at.toISOString(), data } satisfies EventBody<WebhookEvent>;
    const body = JSON.stringify(sent);
    return webhooks
      .filter((webhook) => webhook.userId === sellerId && webhook.events.includes(type))
      .map(({ id }) => ({ id: randomUUID(), webhookId: id, eventId, type, body, createdAt: at }));
  });
  if (deliveries.length === 0) return;
  await tx.webhookDelivery.createMany({ data: deliveries });
  await jobs.enqueueAll(
    tx,
    'webhook.deliver',
    deliveries.map(({ id }) => ({ deliveryId: id })),
  );
}
