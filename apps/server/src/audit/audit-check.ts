import type { AuditChain } from '@mywasender/contract/http/admin';
import type { ServerDeps } from '../shared/deps.ts';
import type { AuditVerdict } from './verify-audit.ts';

/**
 * How long “broken” stands against another instance that finds the trail whole: each holds it against signed heads
 * of its own, and who knows fewer sees less. Longer than the 6 hours after which whoever found it looks again.
 */
const BROKEN_STANDS_MS = 7 * 3_600_000;

/** Keeps the outcome of a verification for those who look at the trail. `checker`: the process that verified. */
export async function recordCheck(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  verdict: AuditVerdict,
  checker: string,
): Promise<void> {
  const at = now();
  const brokenAt = verdict.intact ? null : verdict.position;
  const problem = verdict.intact ? null : verdict.problem;
  await db.prisma.$executeRaw`
    INSERT INTO audit_check AS c (id, checked_at, intact, since, broken_at, problem, checker)
    VALUES (1, ${at}, ${verdict.intact}, ${at}, ${brokenAt}, ${problem}, ${checker}::uuid)
    ON CONFLICT (id) DO UPDATE SET
      checked_at = EXCLUDED.checked_at, intact = EXCLUDED.intact, broken_at = EXCLUDED.broken_at,
      problem = EXCLUDED.problem, checker = EXCLUDED.checker,
      since = CASE WHEN c.intact = EXCLUDED.intact THEN c.since ELSE EXCLUDED.since END
    WHERE c.intact OR NOT EXCLUDED.intact OR c.checker = EXCLUDED.checker
      OR c.checked_at < ${new Date(at.getTime() - BROKEN_STANDS_MS)}`;
}

/** null: it was never verified. */
export async function readCheck({ db }: Pick<ServerDeps, 'db'>): Promise<AuditChain | null> {
  const row = await db.prisma.auditCheck.findUnique({ where: { id: 1 } });
  if (row === null) return null;
  return {
    intact: row.intact,
    since: row.since.toISOString(),
    checkedAt: row.checkedAt.toISOString(),
    brokenAt: row.brokenAt,
    problem: row.problem,
  };
}
