import { Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { emitEvents } from '../webhooks/emit-event.ts';

/** Licenses of one transaction: with 10 addresses at each shop 1,000 deliveries, in four statements. */
const BATCH = 100;

interface Expired {
  readonly id: string;
  readonly keyEnd: string;
  readonly issuerId: string;
  readonly expiresAt: Date;
}

/**
 * Tells shops of licenses whose end has passed since the last run, however long ago that was: once for each end,
 * however many servers look at the same time. Returns how many ended.
 */
export async function tellExpiries(deps: Pick<ServerDeps, 'db' | 'jobs' | 'now'>): Promise<number> {
  const at = deps.now();
  let told = 0;
  for (;;) {
    const batch = await deps.db.prisma.$transaction((tx) => tellBatch(deps, tx, at));
    told += batch;
    if (batch < BATCH) return told;
  }
}

async function tellBatch(
  deps: Pick<ServerDeps, 'jobs'>,
  tx: Prisma.TransactionClient,
  at: Date,
): Promise<number> {
  const expired = await tx.$queryRaw<Expired[]>`
    WITH due AS MATERIALIZED (${expiriesToTell(at, BATCH)})
    UPDATE licenses l SET expiry_told_for = l.expires_at
    FROM due WHERE l.id = due.id
    RETURNING l.id, l.key_end AS "keyEnd", l.issuer_id AS "issuerId", l.expires_at AS "expiresAt"`;
  await emitEvents(
    deps,
    tx,
    expired.map(({ id, keyEnd, issuerId, expiresAt }) => ({
      sellerId: issuerId,
      type: 'license.expired',
      at,
      data: { license: { id, keyEnd, expiresAt: expiresAt.toISOString() } },
    })),
  );
  return expired.length;
}

/**
 * Licenses that ended and were not told of, oldest end first; locked, without those that another server tells of or
 * somebody extends right now. The conditions on status and end are those of the index
 * `licenses_untold_expiry_idx`, word for word, or the database would read every license. With 100,000 of them, half
 * of them ended, it reads 3 pages (PostgreSQL 15, `EXPLAIN (ANALYZE, BUFFERS)`).
 */
export function expiriesToTell(at: Date, limit: number): Prisma.Sql {
  return Prisma.sql`
    SELECT id FROM licenses
    WHERE status = 'active' AND expires_at IS DISTINCT FROM expiry_told_for AND expires_at <= ${at}
    ORDER BY expires_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
}
