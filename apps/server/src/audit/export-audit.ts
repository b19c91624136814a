import { Readable } from 'node:stream';
import { CSV_START, csvLine } from '@mywasender/contract/csv';
import type { AuditEntry, AuditFilters } from '@mywasender/contract/http/admin';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { auditFilter } from './audit-filter.ts';
import { presentEntries } from './present-entries.ts';
import { writeAudit } from './write-audit.ts';

type Deps = Pick<ServerDeps, 'db' | 'sealer' | 'now'>;

const BATCH = 500;
const COLUMNS: readonly (readonly [name: string, cell: (entry: AuditEntry) => string])[] = [
  ['id', ({ id }) => id],
  ['time', ({ at }) => at],
  ['action', ({ action }) => action],
  ['who', ({ actor }) => actor?.id ?? ''],
  ['e-mail of who', ({ actor }) => actor?.email ?? ''],
  ['kind of target', ({ targetType }) => targetType ?? ''],
  ['target', ({ targetId }) => targetId ?? ''],
  ['address', ({ ip }) => ip ?? ''],
  ['request id', ({ requestId }) => requestId ?? ''],
  ['details', ({ details }) => JSON.stringify(details)],
];

/**
 * The entries a query asks for as CSV, newest first, read from the database as fast as they are taken. That they
 * were asked for is recorded first, however much is taken then. Throws `VALIDATION_FAILED`.
 */
export async function exportAudit(
  deps: Deps,
  filters: AuditFilters,
  context: RequestContext,
): Promise<Readable> {
  const where = auditFilter(filters);
  await writeAudit(deps.db.prisma, {
    at: deps.now(),
    action: 'audit.export',
    actorId: context.actor.id,
    origin: context,
    // which ones; what they were set to may be somebody's address
    details: { filters: Object.keys(filters).toSorted() },
  });
  return Readable.from(auditLines(deps, where));
}

/** The text in pieces of at most a batch. Entries that come in meanwhile are newer than all that is still to be read. */
async function* auditLines(deps: Deps, where: Prisma.AuditEntryWhereInput) {
  yield CSV_START + csvLine(COLUMNS.map(([name]) => name));
  let before: bigint | undefined;
  do {
    const rows = await deps.db.prisma.auditEntry.findMany({
      where: { ...where, ...(before === undefined ? {} : { sequence: { lt: before } }) },
      orderBy: { sequence: 'desc' },
      take: BATCH,
    });
    const entries = await presentEntries(deps, rows);
    yield entries.map((entry) => csvLine(COLUMNS.map(([, cell]) => cell(entry)))).join('');
    before = rows.length < BATCH ? undefined : rows.at(-1)?.sequence;
  } while (before !== undefined);
}
