import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { Page, PageQuery } from '@mywasender/contract/http/page';
import { WEBHOOK_EVENTS } from '@mywasender/contract/http/webhook-events';
import type { CreateWebhookBody, UpdateWebhookBody, Webhook } from '@mywasender/contract/http/webhooks';
import { writeAudit } from '../audit/write-audit.ts';
import type { Queries } from '../db/database.ts';
import type { Webhook as WebhookRow } from '../generated/prisma/client.ts';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { runOnce } from '../shared/idempotency.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { checkWebhookUrl } from './check-webhook-url.ts';
import { publicKeysOf } from './webhook-keys.ts';

export const MAX_WEBHOOKS = 10;

/** Adds an address of the calling reseller. Throws `WEBHOOK_LIMIT`, `VALIDATION_FAILED` (address). */
export async function createWebhook(
  deps: ServerDeps,
  body: CreateWebhookBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<Webhook> {
  const userId = context.actor.id;
  const url = checkWebhookUrl(deps.config, body.url);
  const call = { userId, key: idempotencyKey, request: ['webhooks', body] };
  return runOnce(deps, call, async (tx) => {
    // the lock makes the count below the count the new row is added to
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    if ((await tx.webhook.count({ where: { userId } })) >= MAX_WEBHOOKS) {
      throw new AppError('WEBHOOK_LIMIT', { limit: MAX_WEBHOOKS });
    }
    const row = await tx.webhook.create({
      data: { id: randomUUID(), userId, url, events: body.events, createdAt: deps.now() },
    });
    await record(deps, tx, 'create', row.id, context);
    return presentWebhook(deps, row);
  });
}

/** The addresses of the calling reseller, newest first. */
export async function listWebhooks(
  deps: ServerDeps,
  query: PageQuery,
  { actor }: RequestContext,
): Promise<Page<Webhook>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await deps.db.prisma.webhook.findMany({
    where: { AND: [{ userId: actor.id }, afterTimeCursor(query.cursor)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(rows, limit, (row) => presentWebhook(deps, row), encodeTimeCursor);
}

/** Changes an address, or switches it off or on. */
export async function updateWebhook(
  deps: ServerDeps,
  id: string,
  body: UpdateWebhookBody,
  context: RequestContext,
): Promise<Webhook> {
  const { url, events, enabled } = body;
  const off = { disabledAt: deps.now(), disabledReason: 'owner' };
  const on = { disabledAt: null, disabledReason: null };
  const data = {
    ...(url === undefined ? {} : { url: checkWebhookUrl(deps.config, url) }),
    ...(events === undefined ? {} : { events }),
    ...(enabled === undefined ? {} : enabled ? on : off),
  };
  return deps.db.prisma.$transaction(async (tx) => {
    await findWebhook(tx, id, context);
    const row = await tx.webhook.update({ where: { id }, data });
    await record(deps, tx, 'update', id, context);
    return presentWebhook(deps, row);
  });
}

/** Signs with a new key; for a day the old one signs as well. */
export async function rotateWebhookKey(
  deps: ServerDeps,
  id: string,
  context: RequestContext,
): Promise<Webhook> {
  return deps.db.prisma.$transaction(async (tx) => {
    await findWebhook(tx, id, context);
    const row = await tx.webhook.update({
      where: { id },
      data: { keyVersion: { increment: 1 }, keyRotatedAt: deps.now() },
    });
    await record(deps, tx, 'rotate-key', id, context);
    return presentWebhook(deps, row);
  });
}

/** Removes an address; what is still on its way to it is dropped. */
export async function deleteWebhook(deps: ServerDeps, id: string, context: RequestContext): Promise<void> {
  await deps.db.prisma.$transaction(async (tx) => {
    await findWebhook(tx, id, context);
    await tx.webhook.delete({ where: { id } });
    await record(deps, tx, 'delete', id, context);
  });
}

/** One address of the calling reseller; of others there is none. */
export async function findWebhook(
  queries: Queries,
  id: string,
  { actor }: RequestContext,
): Promise<WebhookRow> {
  const row = await queries.webhook.findFirst({ where: { id, userId: actor.id } });
  if (row === null) throw new AppError('NOT_FOUND');
  return row;
}

function record(
  deps: ServerDeps,
  tx: Queries,
  verb: 'create' | 'update' | 'rotate-key' | 'delete',
  id: string,
  context: RequestContext,
): Promise<void> {
  return writeAudit(tx, {
    at: deps.now(),
    action: `webhook.${verb}`,
    actorId: context.actor.id,
    target: { type: 'webhook', id },
    origin: context,
  });
}

function presentWebhook(deps: ServerDeps, row: WebhookRow): Webhook {
  return {
    id: row.id,
    url: row.url,
    events: WEBHOOK_EVENTS.filter((event) => row.events.includes(event)),
    publicKeys: publicKeysOf(deps, row, deps.now()),
    createdAt: row.createdAt.toISOString(),
    disabledAt: row.disabledAt?.toISOString() ?? null,
    disabledReason: row.disabledReason,
  };
}
