import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { deviceKeyThumbprint } from '@mywasender/licensing/device-key';
import type pg from 'pg';
import { hashAddress } from '../../apps/server/src/anomalies/watch-move.ts';
import { DEVICE_ADDRESS_KEY } from './settings.ts';
import { withClient } from './with-client.ts';

/** As many computers as call; the licenses beyond them make the tables large. */
const CALLERS = 20_000;

/** An activated computer that can prove its key. */
export interface Caller {
  readonly licenseId: string;
  readonly deviceId: string;
  readonly familyId: string;
  readonly publicKey: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };
  readonly privateKey: KeyObject;
}

/** Fills a migrated database with activated licenses; the callers are spread evenly over them. */
export async function seedLicenses(databaseUrl: string, licenses: number): Promise<readonly Caller[]> {
  return withClient(databaseUrl, async (client) => {
    const planId = randomUUID();
    const issuerId = randomUUID();
    await client.query(
      `INSERT INTO plans (id, name, description, device_limit, entitlements, limits, created_at)
       VALUES ($1, 'Pro', '', 2, '{campaigns,media,followUps}', '{"profiles":3}', now())`,
      [planId],
    );
    await client.query(
      `INSERT INTO users (id, email_sealed, email_hash, email_domain_hash, name, password_hash, role, created_at)
       VALUES ($1, '', '\\x01', '\\x01', 'Issuer', '', 'admin', now())`,
      [issuerId],
    );
    await client.query(
      `INSERT INTO licenses (id, key_hash, key_sealed, key_end, plan_id, issuer_id, created_at, expires_at, from_quota)
       SELECT md5('license' || n)::uuid, sha256(('key' || n)::bytea), '', lpad(n::text, 5, '0'), $1, $2, now(),
         now() + interval '1 year', false
       FROM generate_series(1, $3::int) n`,
      [planId, issuerId, licenses],
    );
    await client.query(
      `INSERT INTO devices (id, license_id, public_key, key_thumbprint, fingerprint, name, platform, app_version,
         activated_at, last_seen_at, family_id, address_hash)
       SELECT md5('device' || n)::uuid, md5('license' || n)::uuid, '', md5('thumbprint' || n),
         '{"machineId":"0"}', 'Computer ' || n, 'linux', '1.0.0', now(), now() - interval '1 day',
         md5('family' || n)::uuid, $2
       FROM generate_series(1, $1::int) n`,
      [licenses, hashAddress({ secrets: { deviceAddress: DEVICE_ADDRESS_KEY } }, '127.0.0.1')],
    );
    const callers = await addCallers(client, Math.min(licenses, CALLERS), licenses);
    await client.query('VACUUM ANALYZE');
    return callers;
  });
}

async function addCallers(client: pg.Client, count: number, licenses: number): Promise<Caller[]> {
  const keys = Array.from({ length: count }, makeKey);
  const numbers = keys.map((_, index) => 1 + Math.floor((index * licenses) / count));
  const { rows } = await client.query<{ id: string; license_id: string; family_id: string; n: number }>(
    `UPDATE devices SET public_key = keys.x, key_thumbprint = keys.thumbprint
     FROM unnest($1::int[], $2::text[], $3::text[]) AS keys (n, x, thumbprint)
     WHERE devices.id = md5('device' || keys.n)::uuid
     RETURNING devices.id, devices.license_id, devices.family_id, keys.n`,
    [numbers, keys.map(({ publicKey }) => publicKey.x), keys.map(({ thumbprint }) => thumbprint)],
  );
  const byNumber = new Map(rows.map((row) => [row.n, row]));
  return keys.map(({ publicKey, privateKey }, index) => {
    const row = byNumber.get(numbers[index] ?? 0);
    if (row === undefined) throw new Error('a caller has no device');
    return { licenseId: row.license_id, deviceId: row.id, familyId: row.family_id, publicKey, privateKey };
  });
}

function makeKey() {
  const pair = generateKeyPairSync('ed25519');
  const { x = '' } = pair.publicKey.export({ format: 'jwk' });
  const publicKey = { kty: 'OKP', crv: 'Ed25519', x } as const;
  return { publicKey, privateKey: pair.privateKey, thumbprint: deviceKeyThumbprint(publicKey) };
}
