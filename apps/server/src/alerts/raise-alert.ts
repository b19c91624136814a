import { randomUUID } from 'node:crypto';
import { ALERTS, type AlertKind } from '@mywasender/contract/alert-kinds';
import type { Queries } from '../db/database.ts';
import type { ServerDeps } from '../shared/deps.ts';

export type AlertDeps = Pick<ServerDeps, 'db' | 'now' | 'config' | 'jobs'>;

export interface AlertInput {
  readonly kind: AlertKind;
  /** the id or address it is about; alerts of one kind about different subjects are different alerts */
  readonly subject?: string;
  /** fills the sentence of the kind; ids and numbers, no personal data and no secrets */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface RaisedAlert {
  readonly id: string;
  /** how often it was raised in its window; 1: it is new */
  readonly count: number;
}

/**
 * Records an alert, or that it was raised again; a new one is delivered by mail and webhook. Windows are aligned on
 * the clock, so that one statement decides: of many instances raising the same alert at once, one makes the row and
 * tells. `tx`: the transaction the alert depends on; without one it stays even if the caller goes on to fail.
 */
export async function raiseAlert(deps: AlertDeps, input: AlertInput, tx?: Queries): Promise<RaisedAlert> {
  if (tx === undefined) return deps.db.prisma.$transaction((own) => record(deps, input, own));
  return record(deps, input, tx);
}

async function record(deps: AlertDeps, input: AlertInput, tx: Queries): Promise<RaisedAlert> {
  const { kind, subject = '', details = {} } = input;
  const { windowMinutes, webhookUrl } = deps.config.alerts;
  const at = deps.now();
  const length = windowMinutes * 60_000;
  const windowAt = new Date(Math.floor(at.getTime() / length) * length);
  const [raised] = await tx.$queryRaw<RaisedAlert[]>`
    INSERT INTO alerts AS a
      (id, kind, subject, severity, details, count, created_at, last_at, window_at)
    VALUES (${randomUUID()}::uuid, ${kind}, ${subject}, ${ALERTS[kind].severity},
      ${JSON.stringify(details)}::jsonb, 1, ${at}, ${at}, ${windowAt})
    ON CONFLICT (kind, subject, window_at) DO UPDATE SET
      count = a.count + 1, last_at = GREATEST(a.last_at, EXCLUDED.last_at)
    RETURNING id, count`;
  if (raised === undefined) throw new Error('an alert was neither made nor counted');
  if (raised.count > 1) return raised;
  // that a way of telling is broken is told by the other one: otherwise each failure would cause the next
  const dead = kind === 'DEAD_JOB' ? subject : '';
  const alertId = raised.id;
  if (dead !== 'alert.mail' && dead !== 'mail.send') await deps.jobs.enqueue(tx, 'alert.mail', { alertId });
  if (dead !== 'alert.post' && webhookUrl !== null) await deps.jobs.enqueue(tx, 'alert.post', { alertId });
  return raised;
}
