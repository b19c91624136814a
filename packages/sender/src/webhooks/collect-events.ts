import { randomUUID } from 'node:crypto';
import type { Core } from '../core.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { int } from '../store/row.ts';
import { insertDelivery } from '../store/webhook-deliveries.ts';
import { allWebhooks, type StoredWebhook } from '../store/webhooks.ts';
import { type AppEventBody, EVENT_SOURCES, type EventSource } from './event-sources.ts';

const BATCH = 500;

/**
 * Makes deliveries of everything that was committed since the last time. Each batch moves its mark in the transaction of
 * its deliveries: no change is told twice or left out, whenever the app is killed. While nobody is to be told the marks
 * move alone.
 */
export function collectEvents(core: Core): void {
  const webhooks = allWebhooks(core.sql).filter(({ enabled }) => enabled);
  for (const source of EVENT_SOURCES) {
    if (webhooks.length === 0) moveMark(core, source, lastId(core, source));
    else while (collectBatch(core, source, webhooks)) {}
  }
}

/** Whether there may be more. */
function collectBatch(core: Core, source: EventSource, webhooks: readonly StoredWebhook[]): boolean {
  return core.sql.transaction(() => {
    const after = Number(readMeta(core.sql, markOf(source)) ?? 0);
    const newest = lastId(core, source);
    if (newest <= after) return false;
    const rows = core.sql.all(source.query, { after, limit: BATCH });
    const last = rows.at(-1);
    for (const row of rows) {
      const event = source.toEvent(row);
      if (event !== null) fanOut(core, event, webhooks);
    }
    const full = last !== undefined && rows.length === BATCH;
    moveMark(core, source, full ? int(last, 'id') : newest);
    return full;
  });
}

function fanOut(core: Core, { type, at, data }: AppEventBody, webhooks: readonly StoredWebhook[]): void {
  const id = randomUUID();
  const body = JSON.stringify({ id, type, timestamp: new Date(at).toISOString(), data });
  for (const { id: webhookId, events } of webhooks) {
    if (!events.includes(type)) continue;
    insertDelivery(core.sql, { webhookId, eventId: id, type, body, at: core.deps.wallClock.now() });
  }
}

function markOf({ table }: EventSource): string {
  return `webhook-mark:${table}`;
}

function moveMark({ sql }: Core, source: EventSource, id: number): void {
  writeMeta(sql, markOf(source), String(id));
}

function lastId({ sql }: Core, { table }: EventSource): number {
  const row = sql.get(`SELECT coalesce(max(id), 0) AS id FROM ${table}`);
  return row === undefined ? 0 : int(row, 'id');
}
