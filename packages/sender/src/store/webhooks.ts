import { type AppEvent, WebhookEvents } from '@mywasender/contract/models/webhook';
import Value from 'typebox/value';
import { int, intOrNull, type Row, text } from './row.ts';
import type { Sql } from './sql.ts';

export interface StoredWebhook {
  readonly id: string;
  readonly url: string;
  readonly events: readonly AppEvent[];
  readonly createdAt: number;
  readonly enabled: boolean;
  readonly switchedOff: 'failing' | 'gone' | null;
  readonly failingSince: number | null;
  /** Calls that were not taken since the last that was. */
  readonly failures: number;
  /** Left alone until then, epoch ms. */
  readonly retryAt: number;
}

export function allWebhooks(sql: Sql): readonly StoredWebhook[] {
  return sql.all('SELECT * FROM webhooks ORDER BY created_at, id').map(toWebhook);
}

export function webhookById(sql: Sql, id: string): StoredWebhook | null {
  const row = sql.get('SELECT * FROM webhooks WHERE id = ?', [id]);
  return row === undefined ? null : toWebhook(row);
}

/** Inserts, or replaces everything but the time it was made. */
export function saveWebhook(sql: Sql, webhook: StoredWebhook): void {
  sql.run(
    `INSERT INTO webhooks (id, url, events, created_at, enabled, switched_off, failing_since, failures, retry_at)
     VALUES (:id, :url, :events, :createdAt, :enabled, :switchedOff, :failingSince, :failures, :retryAt)
     ON CONFLICT DO UPDATE SET url = excluded.url, events = excluded.events, enabled = excluded.enabled,
       switched_off = excluded.switched_off, failing_since = excluded.failing_since, failures = excluded.failures,
       retry_at = excluded.retry_at`,
    { ...webhook, events: JSON.stringify(webhook.events), enabled: Number(webhook.enabled) },
  );
}

export function deleteWebhook(sql: Sql, id: string): void {
  sql.run('DELETE FROM webhooks WHERE id = ?', [id]);
}

function toWebhook(row: Row): StoredWebhook {
  const off = row.switched_off;
  return {
    id: text(row, 'id'),
    url: text(row, 'url'),
    events: Value.Parse(WebhookEvents, JSON.parse(text(row, 'events'))),
    createdAt: int(row, 'created_at'),
    enabled: int(row, 'enabled') === 1,
    switchedOff: off === 'failing' || off === 'gone' ? off : null,
    failingSince: intOrNull(row, 'failing_since'),
    failures: int(row, 'failures'),
    retryAt: int(row, 'retry_at'),
  };
}
