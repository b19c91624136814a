import { randomUUID } from 'node:crypto';
import type { AnomalyKind } from '@mywasender/contract/http/anomalies';
import { raiseAlert } from '../alerts/raise-alert.ts';
import type { ServerDeps } from '../shared/deps.ts';

export interface AnomalyInput {
  readonly kind: AnomalyKind;
  /** what it was counted for: id of a license or device, or the hash of a computer */
  readonly subject: string;
  readonly licenseId: string | null;
  readonly count: number;
  readonly threshold: number;
}

/** Keeps a count that is too high, one row a day for each subject, and alerts with the first: one statement decides. */
export async function noteAnomaly(
  deps: Pick<ServerDeps, 'db' | 'now' | 'config' | 'jobs'>,
  input: AnomalyInput,
): Promise<void> {
  const { kind, subject, licenseId, count, threshold } = input;
  if (count < threshold) return;
  const at = deps.now();
  const day = at.toISOString().slice(0, 10);
  const [row] = await deps.db.prisma.$queryRaw<{ is_new: boolean }[]>`
    INSERT INTO anomalies AS a (id, kind, subject, license_id, day, count, threshold, first_at, last_at)
    VALUES (${randomUUID()}::uuid, ${kind}, ${subject}, ${licenseId}::uuid, ${day}::date, ${count}, ${threshold},
      ${at}, ${at})
    ON CONFLICT (kind, subject, day) DO UPDATE SET
      count = GREATEST(a.count, EXCLUDED.count), last_at = GREATEST(a.last_at, EXCLUDED.last_at)
    RETURNING (xmax = 0) AS is_new`;
  if (row?.is_new !== true) return;
  await raiseAlert(deps, {
    kind: 'ACTIVATION_ANOMALY',
    subject: licenseId ?? subject,
    details: { reason: kind, count, threshold },
  });
}
