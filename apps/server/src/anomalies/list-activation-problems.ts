import {
  ACTIVATION_PROBLEMS,
  type ActivationProblem,
  type ActivationProblemQuery,
} from '@mywasender/contract/http/activation-problems';
import type { Page } from '@mywasender/contract/http/page';
import { Prisma } from '../generated/prisma/client.ts';
import { openCustomerEmail } from '../licenses/customer-email.ts';
import { DEFAULT_LIMIT, decodeTimeCursor, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';

const DAYS = 60;
const DAY = 24 * 60 * 60_000;

interface Row {
  readonly id: string;
  readonly what: string;
  readonly licenseId: string;
  readonly keyEnd: string;
  readonly planName: string;
  readonly customerEmailSealed: string | null;
  readonly deviceName: string | null;
  readonly count: number;
  readonly threshold: number | null;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly solved: boolean;
}

/**
 * What went wrong at the licenses of a shop, last seen first: refusals of one computer for one reason are one problem,
 * solved once it was activated after all. They are read newest first from the index of the shop's refusals, each from its
 * last one; how many there were and what is shown beside is looked up for the page alone. What was counted over the licenses
 * of several shops is left out.
 */
export async function listActivationProblems(
  deps: Pick<ServerDeps, 'db' | 'now' | 'sealer'>,
  shopId: string,
  query: ActivationProblemQuery,
): Promise<Page<ActivationProblem>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const since = new Date(deps.now().getTime() - DAYS * DAY);
  const ofShop = Prisma.sql`issuer_id = ${shopId}::uuid`;
  const ofLicense =
    query.licenseId === undefined ? Prisma.empty : Prisma.sql`AND a.license_id = ${query.licenseId}::uuid`;
  const cursor = query.cursor === undefined ? null : decodeTimeCursor(query.cursor);
  const before = (at: Prisma.Sql) =>
    cursor === null
      ? Prisma.empty
      : Prisma.sql`AND (${at}, a.id) < (${cursor.createdAt}, ${cursor.id}::uuid)`;
  const rows = await deps.db.prisma.$queryRaw<Row[]>`
    WITH refused AS (
      SELECT a.id, a.license_id, a.code AS what, a.computer, a.key_thumbprint, NULL::uuid AS device_id,
        NULL::int AS count, NULL::int AS threshold, NULL::timestamptz AS first_at, a.at AS last_at
      FROM activation_attempts a
      WHERE a.${ofShop} AND a.code <> 'VALID' AND a.at > ${since} ${ofLicense} ${before(Prisma.sql`a.at`)}
        AND NOT EXISTS (
          SELECT FROM activation_attempts later
          WHERE later.license_id = a.license_id AND later.code = a.code AND later.computer = a.computer
            AND later.code <> 'VALID' AND (later.at, later.id) > (a.at, a.id))
      ORDER BY a.at DESC, a.id DESC
      LIMIT ${limit + 1}
    ), noticed AS (
      SELECT a.id, a.license_id, a.kind, NULL, NULL,
        CASE WHEN a.kind = 'device-in-two-places' THEN a.subject::uuid END,
        a.count, a.threshold, a.first_at, a.last_at
      FROM anomalies a
      JOIN licenses ON licenses.id = a.license_id AND licenses.${ofShop}
      WHERE a.kind <> 'licenses-per-computer' AND a.last_at > ${since} ${ofLicense} ${before(Prisma.sql`a.last_at`)}
      ORDER BY a.last_at DESC, a.id DESC
      LIMIT ${limit + 1}
    ), page AS MATERIALIZED (
      SELECT * FROM (SELECT * FROM refused UNION ALL SELECT * FROM noticed) problems
      ORDER BY last_at DESC, id DESC
      LIMIT ${limit + 1}
    )
    SELECT page.id, what, page.license_id AS "licenseId", key_end AS "keyEnd", plans.name AS "planName",
      customer_email_sealed AS "customerEmailSealed", coalesce(page.count, refusals.count) AS count, threshold,
      coalesce(first_at, refusals.since) AS "firstAt", last_at AS "lastAt",
      (SELECT name FROM devices WHERE devices.id = page.device_id
        UNION ALL
        SELECT name FROM devices
        WHERE devices.license_id = page.license_id AND devices.key_thumbprint = page.key_thumbprint
        LIMIT 1) AS "deviceName",
      EXISTS (
        SELECT 1 FROM activation_attempts later
        WHERE later.license_id = page.license_id AND later.computer = page.computer
          AND later.code = 'VALID' AND later.at > page.last_at
      ) AS solved
    FROM page
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count, min(at) AS since FROM activation_attempts same
      WHERE same.license_id = page.license_id AND same.code = page.what AND same.computer = page.computer
        AND same.code <> 'VALID' AND same.at > ${since}) refusals
    JOIN licenses ON licenses.id = page.license_id
    JOIN plans ON plans.id = licenses.plan_id
    ORDER BY last_at DESC, page.id DESC`;
  return toPage(
    rows,
    limit,
    (row) => present(deps, row),
    ({ lastAt, id }) => encodeTimeCursor({ createdAt: lastAt, id }),
  );
}

function present(deps: Pick<ServerDeps, 'sealer'>, row: Row): ActivationProblem {
  const { licenseId, keyEnd, planName, customerEmailSealed, firstAt, lastAt, ...rest } = row;
  const what = ACTIVATION_PROBLEMS.find((known) => known === row.what);
  if (what === undefined) throw new Error(`${row.what} is no activation problem`);
  const customerEmail = openCustomerEmail(deps, { id: licenseId, customerEmailSealed });
  return {
    ...rest,
    what,
    license: { id: licenseId, keyEnd, planName, customerEmail },
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
  };
}
