import { Readable } from 'node:stream';
import { AppError } from '@mywasender/contract/app-error';
import { CSV_START, csvLine } from '@mywasender/contract/csv';
import type { ExportLicensesBody, License } from '@mywasender/contract/http/licenses';
import { writeAudit } from '../audit/write-audit.ts';
import { encodeTimeCursor } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { visibleLicenses } from './license-access.ts';
import { openLicenseKey } from './license-keys.ts';
import { findNewest } from './list-licenses.ts';
import { presentLicense } from './present-license.ts';

const BATCH = 500;
const COLUMNS: readonly (readonly [name: string, cell: (license: License) => string])[] = [
  ['status', ({ status }) => status],
  ['plan', ({ plan }) => plan.name],
  ['devices', ({ deviceLimit }) => String(deviceLimit)],
  ['used', ({ devicesUsed }) => String(devicesUsed)],
  ['customer', ({ customerEmail }) => customerEmail ?? ''],
  ['note', ({ note }) => note ?? ''],
  ['created', ({ createdAt }) => createdAt],
  ['activated', ({ firstActivatedAt }) => firstActivatedAt ?? ''],
  ['expires', ({ expiresAt }) => expiresAt ?? ''],
];

/**
 * Licenses as CSV, newest first, read from the database as fast as they are taken. That they were asked for, and
 * whether with whole keys, is recorded first, however much is taken then. Throws `LICENSES_NOT_FOUND`.
 */
export async function exportLicenses(
  deps: ServerDeps,
  body: ExportLicensesBody,
  context: RequestContext,
): Promise<Readable> {
  const { withKeys = false, ...filters } = body;
  if (filters.ids !== undefined) await refuseUnknown(deps, filters.ids, context);
  await writeAudit(deps.db.prisma, {
    at: deps.now(),
    action: 'license.export',
    actorId: context.actor.id,
    origin: context,
    // which ones; what they were set to may be somebody's address
    details: { filters: Object.keys(filters).toSorted(), withKeys, named: filters.ids?.length ?? null },
  });
  return Readable.from(licenseLines(deps, filters, withKeys, context));
}

/** The text in pieces of at most a batch. Licenses made meanwhile are newer than all that is still to be read. */
async function* licenseLines(
  deps: ServerDeps,
  filters: Omit<ExportLicensesBody, 'withKeys'>,
  withKeys: boolean,
  { actor }: RequestContext,
) {
  const at = deps.now();
  yield CSV_START + csvLine([withKeys ? 'key' : 'key end', ...COLUMNS.map(([name]) => name)]);
  let cursor: string | undefined;
  do {
    const after = cursor === undefined ? {} : { cursor };
    const rows = await findNewest(deps, { ...filters, ...after, actor, at, take: BATCH });
    const lines = rows.map((row) => {
      const license = presentLicense(deps, row, actor, at);
      const key = withKeys ? openLicenseKey(deps, row) : row.keyEnd;
      return csvLine([key, ...COLUMNS.map(([, cell]) => cell(license))]);
    });
    yield lines.join('');
    const last = rows.length < BATCH ? undefined : rows.at(-1);
    cursor = last === undefined ? undefined : encodeTimeCursor(last);
  } while (cursor !== undefined);
}

/** What was named and is not there would be missing in the file without a word. */
async function refuseUnknown(
  { db }: ServerDeps,
  ids: readonly string[],
  { actor }: RequestContext,
): Promise<void> {
  const found = await db.prisma.license.findMany({
    where: { AND: [{ id: { in: [...ids] } }, visibleLicenses(actor)] },
    select: { id: true },
  });
  const known = new Set<string>(found.map(({ id }) => id));
  const unknown = ids.filter((id) => !known.has(id.toLowerCase()));
  if (unknown.length === 0) return;
  throw new AppError('LICENSES_NOT_FOUND', { count: unknown.length, ids: unknown.join(', ') });
}
