import { ANOMALY_KINDS, type Anomaly, type AnomalyQuery } from '@mywasender/contract/http/anomalies';
import type { Page } from '@mywasender/contract/http/page';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** What looked like abuse, newest first. */
export async function listAnomalies(
  { db }: Pick<ServerDeps, 'db'>,
  query: AnomalyQuery,
): Promise<Page<Anomaly>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const { OR = [] } = afterTimeCursor(query.cursor);
  const after = OR.map(({ createdAt, ...rest }) => ({ firstAt: createdAt, ...rest }));
  const rows = await db.prisma.anomaly.findMany({
    where: {
      ...(query.kind === undefined ? {} : { kind: query.kind }),
      ...(query.licenseId === undefined ? {} : { licenseId: query.licenseId }),
      ...(after.length === 0 ? {} : { OR: after }),
    },
    orderBy: [{ firstAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(
    rows,
    limit,
    ({ id, kind, subject, licenseId, count, threshold, firstAt, lastAt }) => ({
      id,
      kind: ANOMALY_KINDS.find((known) => known === kind) ?? 'activations-per-hour',
      subject,
      licenseId,
      count,
      threshold,
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
    }),
    ({ firstAt, id }) => encodeTimeCursor({ createdAt: firstAt, id }),
  );
}
