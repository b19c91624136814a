import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compactVerify, flattenedVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';

// Vectors of others, not copied into the project: they are read where the machine has them.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const data = resolve(root, process.env.REFERENCE_DATA ?? '../shared/data', 'wycheproof');
const missing = existsSync(data) ? '' : ` (skipped: no reference data in ${data})`;

interface Group {
  readonly publicKeyJwk?: Record<string, string>;
  readonly public?: Record<string, string>;
  readonly private?: Record<string, string>;
  readonly tests: readonly { tcId: number; msg?: string; sig?: string; jws?: unknown; result: string }[];
}
const read = (file: string): readonly Group[] => {
  if (missing) return [];
  const { testGroups } = JSON.parse(readFileSync(join(data, file), 'utf8'));
  return testGroups;
};

describe.skipIf(missing !== '')(`Wycheproof${missing}`, () => {
  it('Ed25519: every signature is judged as published', async () => {
    let judged = 0;
    for (const { publicKeyJwk, tests } of read('ed25519_test.json')) {
      const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKeyJwk?.x ?? '' };
      const key = await importJWK(jwk, 'Ed25519');
      if (!('type' in key)) throw new Error('the key was not imported');
      for (const { tcId, msg = '', sig = '', result } of tests) {
        const ok = await crypto.subtle
          .verify('Ed25519', key, Buffer.from(sig, 'hex'), Buffer.from(msg, 'hex'))
          .catch(() => false);
        expect(`${tcId} ${ok ? 'valid' : 'invalid'}`).toBe(`${tcId} ${result}`);
        judged++;
      }
    }
    expect(judged).toBe(151);
  });

  it('JWS: nothing invalid passes a verifier that allows Ed25519 alone', async () => {
    let judged = 0;
    for (const group of read('json_web_signature_test.json')) {
      const jwk = group.public ?? group.private ?? {};
      for (const { tcId, jws, result } of group.tests) {
        if (result !== 'invalid') continue;
        const passed = await importJWK({ ...jwk }, 'Ed25519')
          .then(async (key) => {
            const options = { algorithms: ['Ed25519'] };
            if (typeof jws === 'string') return compactVerify(jws, key, options);
            return flattenedVerify(jws as Parameters<typeof flattenedVerify>[0], key, options);
          })
          .then(
            () => true,
            () => false,
          );
        expect(`${tcId} ${passed}`).toBe(`${tcId} false`);
        judged++;
      }
    }
    expect(judged).toBe(355);
  });
});
