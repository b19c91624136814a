import { createPrivateKey } from 'node:crypto';
import { verifyDeviceProof } from '@mywasender/licensing/device-proof';
import { signLease } from '@mywasender/licensing/lease';
import { createVerifier } from 'fast-jwt';
import Fastify from 'fastify';
import pg from 'pg';
import { deriveKey } from '../../apps/server/src/crypto/digest.ts';

// One bare route that verifies, asks and signs just as a validation does, and nothing else: no schemas, no limits, no
// log, no headers, no conclusion but the good one.
const {
  DATABASE_URL = '',
  PORT = '',
  LICENSE_SECRET = '',
  LEASE_SIGNING_KEY = '',
  PUBLIC_URL = '',
} = process.env;
const PATH = '/v1/licenses/validate';
const WEEK_S = 7 * 24 * 3600;

const verifyToken = createVerifier({
  key: deriveKey(LICENSE_SECRET, 'license-token'),
  algorithms: ['HS256'],
  cache: false,
});
const key = {
  kid: 'floor',
  privateKey: createPrivateKey({ key: JSON.parse(LEASE_SIGNING_KEY), format: 'jwk' }),
};
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });

const STATEMENT = `
  WITH used AS (
    INSERT INTO used_proof_nonces (key_thumbprint, nonce, expires_at) VALUES ($3, $4, now() + interval '10 minutes')
    ON CONFLICT DO NOTHING RETURNING 1
  ), seen AS (
    UPDATE devices SET last_seen_at = now() WHERE id = $2 AND last_seen_at < now() - interval '5 minutes'
  )
  SELECT (SELECT count(*)::int FROM used) AS fresh, l.status, l.expires_at, p.id AS plan_id, p.name AS plan_name,
    p.entitlements, p.limits, d.status AS device_status, d.key_thumbprint
  FROM licenses l JOIN plans p ON p.id = l.plan_id JOIN devices d ON d.license_id = l.id
  WHERE l.id = $1 AND d.id = $2`;

const app = Fastify();
app.post<{ Body: { licenseToken: string; nonce: string; proof: string } }>(PATH, async ({ body }) => {
  const { nonce } = body;
  const token: { sub: string; dev: string } = verifyToken(body.licenseToken);
  const { thumbprint } = await verifyDeviceProof({
    proof: body.proof,
    method: 'POST',
    urls: [`${PUBLIC_URL}${PATH}`],
    nonce,
    now: Date.now(),
  });
  const values = [token.sub, token.dev, thumbprint, nonce];
  const { rows } = await pool.query({ name: 'floor', text: STATEMENT, values });
  const [row] = rows;
  const iat = Math.floor(Date.now() / 1000);
  const lease = await signLease({
    key,
    claims: {
      licenseId: token.sub,
      deviceId: token.dev,
      deviceKeyThumbprint: thumbprint,
      nonce,
      status: row.status,
      code: 'VALID',
      planId: row.plan_id,
      planName: row.plan_name,
      entitlements: row.entitlements,
      limits: row.limits,
      licenseExpiresAt: null,
      iat,
      nextCheckAt: iat + WEEK_S / 7,
      graceUntil: iat + WEEK_S,
      exp: iat + WEEK_S,
    },
  });
  return { valid: row.fresh === 1 && row.key_thumbprint === thumbprint, code: 'VALID', lease };
});

process.on('disconnect', () => process.exit());
process.on('SIGTERM', () => process.exit());
await app.listen({ host: '127.0.0.1', port: Number(PORT) });
process.send?.({ type: 'ready' });
