import { randomUUID } from 'node:crypto';
import { ALERTS, type AlertKind } from '@mywasender/contract/alert-kinds';
import type { Queries } from '../db/database.ts';
import type { ServerDeps } from '../shared/deps.ts';

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
 * Records an alert, or that it was raised again. Windows are aligned on the clock, so that one statement decides:
 * of many instances raising the same alert at once, one makes the row. `queries`: the transaction the alert
 * depends on; without one it stays even if the caller goes on to fail.
 */
export async function raiseAlert(
  deps: Pick<ServerDeps, 'db' | 'now' | 'config'>,
  input: AlertInput,
  queries: Queries = deps.db.prisma,
): Promise<RaisedAlert> {
  const { kind, subject = '', details = {} } = input;
  const at = deps.now();
  const length = deps.config.alerts.windowMinutes * 60_000;
  const windowAt = new Date(Math.floor(at.getTime() / length) * length);
  const [raised] = await queries.$queryRaw<RaisedAlert[]>`
    INSERT INTO alerts AS a
      (id, kind, subject, severity, details, count, created_at, last_at, window_at)
    VALUES (${randomUUID()}::uuid, ${kind}, ${subject}, ${ALERTS[kind].severity},
      ${JSON.stringify(details)}::jsonb, 1, ${at}, ${at}, ${windowAt})
    ON CONFLICT (kind, subject, window_at) DO UPDATE SET
      count = a.count + 1, last_at = GREATEST(a.last_at, EXCLUDED.last_at)
    RETURNING id, count`;
  if (raised === undefined) throw new Error('an alert was neither made nor counted');
  return raised;
}
