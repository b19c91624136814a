import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { hashEmail, hashEmailDomain, sealEmail } from '../../apps/server/src/users/email-address.ts';
import {
  BIG_SHOP,
  customerOf,
  emailOf,
  idOf,
  type SignedIn,
  SMALL_SHOPS,
  seedPeople,
  signInCallers,
} from './portal-people.ts';
import { SEALING } from './settings.ts';
import { withClient } from './with-client.ts';

const LICENSES = 1_000_000;
const ORDERS = 300_000;
const AUDIT = 1_000_000;
const LEDGER = 20_000;
const BATCH = 20_000;
/** Of a hundred licenses, `below` says up to which one they are of this plan. */
const PLANS = [
  { name: 'Starter', below: 55 },
  { name: 'Pro', below: 85 },
  { name: 'Business', below: 95 },
  { name: 'Enterprise', below: 99 },
  { name: 'Trial', below: 100 },
] as const;
/** Tables that no list may read from end to end. Their indexes are made after they are filled, which is faster. */
export const LARGE = [
  'users',
  'licenses',
  'devices',
  'orders',
  'order_lines',
  'order_items',
  'audit_entries',
  'activation_attempts',
];

/**
 * Fills a migrated database: three years of a shop with 800,000 licenses and of 2,000 small ones. Answers who is signed
 * in.
 */
export async function seedPortal(databaseUrl: string, say: (line: string) => void): Promise<SignedIn> {
  return withClient(databaseUrl, async (client) => {
    // no foreign keys, and no links of the audit trail: a list does not look at them
    await client.query("SET session_replication_role = 'replica'; SET synchronous_commit = off");
    const indexes = await dropIndexes(client);
    await seedPeople(client);
    say('people are in');
    await seedPlans(client);
    await seedLicenses(client);
    say('licenses are in');
    await seedDevices(client);
    await seedOrders(client);
    await seedRecords(client);
    say('devices, orders, ledger and audit trail are in');
    await client.query("SET maintenance_work_mem = '512MB'");
    for (const definition of indexes) await client.query(definition);
    const signedIn = await signInCallers(client);
    await client.query('VACUUM ANALYZE');
    return signedIn;
  });
}

async function dropIndexes(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(c.oid) AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
     WHERE t.relname = ANY($1) AND NOT i.indisprimary`,
    [LARGE],
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  return rows.map(({ definition }) => definition);
}

async function seedPlans(client: pg.Client): Promise<void> {
  for (const { name } of PLANS) {
    await client.query(
      `INSERT INTO plans (id, name, description, device_limit, entitlements, limits, trial, created_at)
       VALUES ($1, $2, '', 2, '{campaigns,media}', '{"profiles":3}', $3, now())`,
      [idOf(`plan ${name}`), name, name === 'Trial'],
    );
  }
}

/** SQL for the plan of license `n`. */
const PLAN_SQL = `(CASE ${PLANS.map(({ name, below }) => `WHEN n * 7 % 100 < ${below} THEN '${idOf(`plan ${name}`)}'`).join(' ')} END)::uuid`;

async function seedLicenses(client: pg.Client): Promise<void> {
  for (let from = 1; from <= LICENSES; from += BATCH) {
    const numbers = Array.from({ length: BATCH }, (_, index) => from + index);
    // one of four was made without knowing for whom
    const emails = numbers.map((n) => (n % 4 === 0 ? null : emailOf(customerOf(n))));
    const ids = numbers.map((n) => idOf(`license${n}`));
    await client.query(
      `INSERT INTO licenses (id, key_hash, key_sealed, key_end, plan_id, issuer_id, customer_email_sealed,
         customer_email_hash, customer_email_domain_hash, note, status, created_at, first_activated_at, expires_at,
         expiry_told_for, from_quota)
       SELECT id, sha256(('key' || n)::bytea), '', upper(substr(md5('key' || n), 1, 5)), ${PLAN_SQL},
         CASE WHEN n % 5 <> 0 THEN '${BIG_SHOP}' ELSE md5('shop ' || n / 5 % ${SMALL_SHOPS})::uuid END,
         sealed, hash, domain,
         CASE WHEN n % 10 < 3 THEN 'Order ' || n || ', desk ' || substr(md5('note' || n), 1, 4) END,
         (CASE WHEN n * 13 % 100 < 3 THEN 'suspended' WHEN n * 13 % 100 < 9 THEN 'revoked' ELSE 'active' END)::license_status,
         made, CASE WHEN n % 20 < 17 THEN made + interval '2 days' END,
         ends, CASE WHEN ends < now() THEN ends END, true
       FROM (
         SELECT *, date_trunc('milliseconds', now() - (1 - n / ${LICENSES}.0) * interval '1095 days') AS made
         FROM unnest($1::int[], $2::uuid[], $3::text[], $4::bytea[], $5::bytea[]) AS given (n, id, sealed, hash, domain)
       ) AS dated,
       LATERAL (
         SELECT CASE WHEN n % 20 <> 7 THEN made + (CASE WHEN n % 3 = 0 THEN 90 ELSE 365 END) * interval '1 day' END AS ends
       ) AS ending`,
      [
        numbers,
        ids,
        emails.map((email, index) =>
          email === null ? null : sealEmail(SEALING, email, `licenses.customer_email_sealed.${ids[index]}`),
        ),
        emails.map((email) => (email === null ? null : hashEmail(SEALING, email))),
        emails.map((email) => (email === null ? null : hashEmailDomain(SEALING, email))),
      ],
    );
  }
}

/** One computer for each license that was activated, and a second one for a quarter of them. */
async function seedDevices(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO devices (id, license_id, public_key, key_thumbprint, fingerprint, name, platform, app_version, status,
       activated_at, last_seen_at, family_id)
     SELECT md5('device' || n || '-' || k)::uuid, md5('license' || n)::uuid, '', md5('thumbprint' || n || '-' || k),
       '{"machineId":"0"}',
       CASE n % 4 WHEN 0 THEN 'DESKTOP-' || upper(substr(md5('name' || n || k), 1, 7)) WHEN 1 THEN 'Front desk'
         WHEN 2 THEN 'MacBook of person ' || n ELSE 'Office ' || n % 9000 END,
       CASE WHEN n % 3 = 0 THEN 'darwin' ELSE 'win32' END, '1.0.0',
       (CASE WHEN n % 9 = 4 THEN 'removed' ELSE 'active' END)::device_status, now(), now(), md5('family' || n)::uuid
     FROM generate_series(1, ${LICENSES}) n, generate_series(1, 2) k
     WHERE n % 20 < 17 AND (k = 1 OR n % 4 = 2)`,
  );
}

async function seedOrders(client: pg.Client): Promise<void> {
  const priceId = randomUUID();
  for (let from = 1; from <= ORDERS; from += BATCH) {
    const numbers = Array.from({ length: BATCH }, (_, index) => from + index);
    const ids = numbers.map((n) => idOf(`order${n}`));
    const customers = numbers.map(customerOf);
    await client.query(
      `INSERT INTO orders (id, provider, state, currency, amount, tax, tax_rate, live, buyer_id, customer_email_sealed,
         customer_email_hash, language, provider_ref, payment_ref, problem, created_at, expires_at, paid_at)
       SELECT id, (CASE n % 10 WHEN 0 THEN 'paypal' WHEN 1 THEN 'razorpay' ELSE 'stripe' END)::payment_provider,
         (CASE WHEN n * 7 % 1000 < 850 THEN 'fulfilled' WHEN n * 7 % 1000 < 960 THEN 'expired'
           WHEN n * 7 % 1000 < 990 THEN 'refunded' WHEN n * 7 % 1000 < 998 THEN 'failed' WHEN n * 7 % 1000 = 998
           THEN 'disputed' ELSE 'lost' END)::order_state,
         'EUR', 4900, 782, 1900, true, CASE WHEN n % 5 < 3 THEN buyer END, sealed, hash, 'en', 'checkout' || n,
         'payment' || n, CASE WHEN n % 20000 = 7 THEN 'wrong-amount' END, made, made + interval '1 day', made
       FROM (
         SELECT *, date_trunc('milliseconds', now() - (1 - n / ${ORDERS}.0) * interval '1095 days') AS made
         FROM unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::bytea[]) AS given (n, id, buyer, sealed, hash)
       ) AS dated`,
      [
        numbers,
        ids,
        customers.map((customer) => idOf(`customer ${customer}`)),
        customers.map((customer, index) =>
          sealEmail(SEALING, emailOf(customer), `orders.customer_email_sealed.${ids[index]}`),
        ),
        customers.map((customer) => hashEmail(SEALING, emailOf(customer))),
      ],
    );
  }
  await client.query(
    `INSERT INTO order_lines (order_id, line, price_id, kind, product_name, plan_id, seller_id, quantity, unit_amount)
     SELECT id, 0, '${priceId}', 'license', 'MyWASender Pro', NULL, '${BIG_SHOP}', 1, 4900 FROM orders`,
  );
  await client.query(
    `INSERT INTO order_items (order_id, line, n, license_id)
     SELECT md5('order' || n)::uuid, 0, 0, md5('license' || n * 3)::uuid FROM generate_series(1, ${ORDERS}) n`,
  );
}

/** The ledger of the shops, refused activations, and what people did. */
async function seedRecords(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO quota_entries (id, user_id, kind, amount, balance_after, actor_id, created_at)
     SELECT gen_random_uuid(), CASE WHEN n % 2 = 0 THEN '${BIG_SHOP}' ELSE md5('shop ' || n % ${SMALL_SHOPS})::uuid END,
       (CASE WHEN n % 10 < 2 THEN 'grant' ELSE 'issue' END)::quota_kind, CASE WHEN n % 10 < 2 THEN 400 ELSE -40 END,
       1000, '${BIG_SHOP}', now() - (1 - n / ${LEDGER}.0) * interval '1095 days'
     FROM generate_series(1, ${LEDGER}) n`,
  );
  await client.query(
    `INSERT INTO activation_attempts (id, license_id, key_thumbprint, computer, code, at)
     SELECT gen_random_uuid(), md5('license' || n * 5 + n % 5)::uuid, md5('thumbprint' || n), 'machineId:' || n,
       CASE WHEN n % 12 = 0 THEN 'DEVICE_LIMIT_REACHED' ELSE 'VALID' END, now() - n / 200000.0 * interval '60 days'
     FROM generate_series(1, 200000) n`,
  );
  await client.query(
    `INSERT INTO audit_entries (id, at, action, actor_id, target_type, target_id, ip, request_id, details)
     SELECT gen_random_uuid(), now() - (1 - n / ${AUDIT}.0) * interval '1095 days',
       (ARRAY['auth.login', 'auth.login', 'auth.login', 'license.show-key', 'license.show-key', 'license.generate',
         'license.generate', 'license.suspend', 'payment.fulfilled',
         CASE WHEN n % 5000 = 9 THEN 'incident.open' ELSE 'user.list' END])[1 + n % 10],
       md5(CASE WHEN n % 3 = 0 THEN 'staff ' || n % 150 WHEN n % 3 = 1 THEN 'shop ' || n * 7 % ${SMALL_SHOPS}
         ELSE 'customer ' || n * 11 % 250000 END)::uuid,
       'license', md5('license' || n)::uuid::text, '198.51.' || n % 200 || '.' || n * 3 % 250, md5('request' || n), '{}'
     FROM generate_series(1, ${AUDIT}) n`,
  );
}
