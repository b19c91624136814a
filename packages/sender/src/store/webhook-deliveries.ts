import { type AppWebhookDelivery, DELIVERY_STATES } from '@mywasender/contract/models/webhook';
import { int, intOrNull, member, type Row, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';

export interface NewDelivery {
  readonly webhookId: string;
  readonly eventId: string;
  readonly type: string;
  readonly body: string;
  readonly at: number;
}

export interface StoredDelivery extends NewDelivery {
  readonly id: number;
  readonly attempts: number;
}

export interface DeliveryTry {
  readonly state: AppWebhookDelivery['state'];
  readonly at: number;
  readonly nextAt: number;
  readonly status: number | null;
  readonly error: string | null;
}

export function insertDelivery(
  sql: Sql,
  { webhookId, eventId, type, body, at }: NewDelivery,
  nextAt = 0,
): number {
  return sql.run(
    `INSERT INTO webhook_deliveries (webhook_id, event_id, type, body, created_at, state, attempts, next_at)
     VALUES (?, ?, ?, ?, ?, 'pending', 0, ?)`,
    [webhookId, eventId, type, body, at, nextAt],
  ).id;
}

/** The oldest one that is due. */
export function dueDelivery(sql: Sql, webhookId: string, now: number): StoredDelivery | null {
  const row = sql.get(
    `SELECT * FROM webhook_deliveries WHERE webhook_id = ? AND state = 'pending' AND next_at <= ?
     ORDER BY id LIMIT 1`,
    [webhookId, now],
  );
  return row === undefined ? null : toStored(row);
}

/** When the next one of an address is due; `null` when none waits. */
export function nextDeliveryAt(sql: Sql, webhookId: string): number | null {
  const row = sql.get(
    "SELECT min(next_at) AS at FROM webhook_deliveries WHERE webhook_id = ? AND state = 'pending'",
    [webhookId],
  );
  return row === undefined ? null : intOrNull(row, 'at');
}

export function deliveryById(sql: Sql, id: number): StoredDelivery | null {
  const row = sql.get('SELECT * FROM webhook_deliveries WHERE id = ?', [id]);
  return row === undefined ? null : toStored(row);
}

export function noteTry(sql: Sql, id: number, { state, at, nextAt, status, error }: DeliveryTry): void {
  sql.run(
    `UPDATE webhook_deliveries SET state = ?, attempts = attempts + 1, next_at = ?, last_status = ?, last_error = ?,
       last_attempt_at = ? WHERE id = ?`,
    [state, nextAt, status, error, at, id],
  );
}

/** Of an address that was switched off: what waits is not sent any more. */
export function failPending(sql: Sql, webhookId: string): void {
  sql.run(
    `UPDATE webhook_deliveries SET state = 'failed', last_error = coalesce(last_error, 'the webhook was switched off')
     WHERE webhook_id = ? AND state = 'pending'`,
    [webhookId],
  );
}

export function countPending(sql: Sql, webhookId: string): number {
  const row = sql.get(
    "SELECT count(*) AS n FROM webhook_deliveries WHERE webhook_id = ? AND state = 'pending'",
    [webhookId],
  );
  return row === undefined ? 0 : int(row, 'n');
}

export function forgetDeliveries(sql: Sql, before: number): void {
  sql.run("DELETE FROM webhook_deliveries WHERE created_at < ? AND state <> 'pending'", [before]);
}

export function pageDeliveries(
  sql: Sql,
  query: { readonly webhookId: string; readonly before: number | null; readonly limit: number },
): { items: AppWebhookDelivery[]; total: number } {
  const rows = sql.all(
    `SELECT * FROM webhook_deliveries WHERE webhook_id = :webhook AND (:before IS NULL OR id < :before)
     ORDER BY id DESC LIMIT :limit`,
    { webhook: query.webhookId, before: query.before, limit: query.limit },
  );
  const total = sql.get('SELECT count(*) AS n FROM webhook_deliveries WHERE webhook_id = ?', [
    query.webhookId,
  ]);
  return { items: rows.map(toView), total: total === undefined ? 0 : int(total, 'n') };
}

export function deliveryView(sql: Sql, id: number): AppWebhookDelivery | null {
  const row = sql.get('SELECT * FROM webhook_deliveries WHERE id = ?', [id]);
  return row === undefined ? null : toView(row);
}

function toStored(row: Row): StoredDelivery {
  return {
    id: int(row, 'id'),
    webhookId: text(row, 'webhook_id'),
    eventId: text(row, 'event_id'),
    type: text(row, 'type'),
    body: text(row, 'body'),
    at: int(row, 'created_at'),
    attempts: int(row, 'attempts'),
  };
}

function toView(row: Row): AppWebhookDelivery {
  const state = member(row, 'state', DELIVERY_STATES);
  return {
    id: String(int(row, 'id')),
    eventId: text(row, 'event_id'),
    type: text(row, 'type'),
    state,
    attempts: int(row, 'attempts'),
    lastStatus: intOrNull(row, 'last_status'),
    lastError: textOrNull(row, 'last_error'),
    createdAt: int(row, 'created_at'),
    lastAttemptAt: intOrNull(row, 'last_attempt_at'),
    nextAttemptAt: state === 'pending' ? int(row, 'next_at') : null,
  };
}
