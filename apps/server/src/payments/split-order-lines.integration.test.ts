import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open-database.ts';
import { createEmbeddedFolder } from '../testing/embedded-folder.ts';
import { postgresMissing } from '../testing/postgres-cluster.ts';
import { PRISMA_DIR } from '../testing/prisma-dir.ts';
import { sharedPostgres } from '../testing/shared-postgres.ts';
import { describeLine, type LineWords } from './describe-line.ts';

const SPLIT = '20261127210000_split_order_lines';
const BEFORE = readdirSync(join(PRISMA_DIR, 'migrations')).filter((name) => /^\d/.test(name) && name < SPLIT);

/** A line as it was stored, and as it is stored now. */
interface Line {
  readonly description: string;
  readonly words: Partial<LineWords>;
}

const WORDY = 'Pro, 1 year, instead of Lite, less what was not used of it';
const LINES: readonly Line[] = [
  { description: 'Pack of 10 licenses', words: { productName: 'Pack of 10 licenses' } },
  {
    description: 'MyWASender Pro, 1 year',
    words: { productName: 'MyWASender Pro', interval: 'year' },
  },
  {
    description: 'برو, 1 month, license …YZ234',
    words: { productName: 'برو', interval: 'month', licenseKeyEnd: 'YZ234' },
  },
  {
    description: 'Pro, license …YZ234, instead of Starter, less what was not used of it',
    words: { productName: 'Pro', licenseKeyEnd: 'YZ234', fromPlanName: 'Starter', beginsNow: true },
  },
  {
    description: 'Pro, 1 year, license …YZ234, instead of Starter, with mail',
    words: {
      productName: 'Pro',
      interval: 'year',
      licenseKeyEnd: 'YZ234',
      fromPlanName: 'Starter, with mail',
      beginsNow: true,
    },
  },
  {
    description: 'Lite, license …YZ234, instead of Pro',
    words: { productName: 'Lite', licenseKeyEnd: 'YZ234', fromPlanName: 'Pro' },
  },
  // what the sentence alone does not tell
  { description: WORDY, words: { productName: WORDY } },
  {
    description: `${WORDY}, 1 month`,
    words: { productName: WORDY, interval: 'month' },
  },
  {
    description: `${WORDY}, license …YZ234, instead of ${WORDY}, less what was not used of it`,
    words: { productName: WORDY, licenseKeyEnd: 'YZ234', fromPlanName: WORDY, beginsNow: true },
  },
  {
    description: 'A name\nof two lines, 1 month',
    words: { productName: 'A name\nof two lines', interval: 'month' },
  },
];

/** As a line that says nothing of a license says it. */
const whole = (words: Partial<LineWords>) => ({
  interval: null,
  licenseKeyEnd: null,
  fromPlanName: null,
  beginsNow: false,
  ...words,
});

async function apply({ pool }: Database, migration: string): Promise<void> {
  await pool.query(readFileSync(join(PRISMA_DIR, 'migrations', migration, 'migration.sql'), 'utf8'));
}

/** An order with one line of the version before; prices, plans and licenses are somebody else's matter. */
async function insertOld({ pool }: Database, { description, words }: Line): Promise<string> {
  const [id, other] = [randomUUID(), randomUUID()];
  const { interval, licenseKeyEnd, fromPlanName, beginsNow } = whole(words);
  await pool.query(
    `INSERT INTO orders (id, provider, interval, currency, amount, tax, tax_rate, live, language, created_at, expires_at)
     VALUES ($1, 'stripe', $2, 'EUR', 100, 0, 0, false, 'es', now(), now())`,
    [id, interval],
  );
  await pool.query(
    `INSERT INTO order_lines (order_id, line, price_id, kind, description, seller_id, quantity, unit_amount, license_id,
       from_plan_id, begins_now)
     VALUES ($1, 1, $2, 'license', $3, $2, 1, 100, $4, $5, $6)`,
    [
      id,
      other,
      description,
      licenseKeyEnd === null ? null : other,
      fromPlanName === null ? null : other,
      beginsNow,
    ],
  );
  return id;
}

const skipped = postgresMissing && ` (skipped: ${postgresMissing})`;
describe.each([
  { name: 'embedded', missing: '' },
  { name: `PostgreSQL${skipped}`, missing: postgresMissing },
])('the lines of orders, $name', ({ name, missing }) => {
  it.skipIf(missing !== '')('are split into their parts, and say the same as before', async () => {
    const dataDir = name === 'embedded' ? await createEmbeddedFolder() : '';
    const databaseUrl = name === 'embedded' ? null : await sharedPostgres().createDatabase();
    const database = await openDatabase({ databaseUrl, dataDir, onError: () => undefined });
    for (const migration of BEFORE) await apply(database, migration);
    await database.pool.query(`ALTER TABLE order_lines DROP CONSTRAINT order_lines_price_id_fkey,
      DROP CONSTRAINT order_lines_license_id_fkey`);
    const ids: string[] = [];
    for (const line of LINES) ids.push(await insertOld(database, line));
    await apply(database, SPLIT);
    // not by Prisma, which reads the columns of later migrations too
    const { rows } = await database.pool.query<LineWords>(
      `SELECT product_name AS "productName", interval, license_key_end AS "licenseKeyEnd",
         from_plan_name AS "fromPlanName", begins_now AS "beginsNow"
       FROM order_lines ORDER BY array_position($1::uuid[], order_id)`,
      [ids],
    );
    expect(rows).toEqual(LINES.map(({ words }) => whole(words)));
    expect(rows.map((line) => describeLine(line))).toEqual(LINES.map(({ description }) => description));
    await database.close();
    if (dataDir !== '') rmSync(dataDir, { recursive: true });
  });
});
