import { ANOMALY_KINDS, type Anomaly, type AnomalyQuery } from '@mywasender/contract/http/anomalies';
import type { Page } from '@mywasender/contract/http/page';
import type { Anomaly as AnomalyRow } from '../generated/prisma/client.ts';
import { openCustomerEmail } from '../licenses/customer-email.ts';
import { statusOf } from '../licenses/present-license.ts';
import { afterTimeCursorOf, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';

type Deps = Pick<ServerDeps, 'db' | 'now' | 'sealer'>;

/** What looked like abuse, newest first. What is shown beside it is looked up for the page alone. */
export async function listAnomalies(deps: Deps, query: AnomalyQuery): Promise<Page<Anomaly>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await deps.db.prisma.anomaly.findMany({
    where: {
      ...(query.kind === undefined ? {} : { kind: query.kind }),
      ...(query.licenseId === undefined ? {} : { licenseId: query.licenseId }),
      ...afterTimeCursorOf(query.cursor, (firstAt) => ({ firstAt })),
    },
    orderBy: [{ firstAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const [licenses, devices] = await Promise.all([licensesOf(deps, rows), devicesOf(deps, rows)]);
  return toPage(
    rows,
    limit,
    ({ id, kind, subject, licenseId, count, threshold, firstAt, lastAt }) => ({
      id,
      kind: ANOMALY_KINDS.find((known) => known === kind) ?? 'activations-per-hour',
      subject,
      licenseId,
      license: (licenseId === null ? undefined : licenses.get(licenseId)) ?? null,
      deviceName: devices.get(subject) ?? null,
      count,
      threshold,
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
    }),
    ({ firstAt, id }) => encodeTimeCursor({ createdAt: firstAt, id }),
  );
}

async function licensesOf(
  deps: Deps,
  rows: readonly AnomalyRow[],
): Promise<ReadonlyMap<string, Anomaly['license']>> {
  const ids = rows.flatMap(({ licenseId }) => (licenseId === null ? [] : [licenseId]));
  const licenses = await deps.db.prisma.license.findMany({
    where: { id: { in: ids } },
    include: { plan: { select: { name: true } } },
  });
  return new Map(
    licenses.map((license) => [
      license.id,
      {
        keyEnd: license.keyEnd,
        planName: license.plan.name,
        customerEmail: openCustomerEmail(deps, license),
        status: statusOf(license, deps.now()),
      },
    ]),
  );
}

async function devicesOf({ db }: Deps, rows: readonly AnomalyRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ kind, subject }) => (kind === 'device-in-two-places' ? [subject] : []));
  const devices = await db.prisma.device.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(devices.map(({ id, name }) => [id, name]));
}
