import { AppError } from '@mywasender/contract/app-error';
import type { LeaseKeys } from '@mywasender/sender/ports';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

const Jwks = Type.Object({
  keys: Type.Array(
    Type.Object({
      kid: Type.String({ minLength: 1 }),
      kty: Type.Literal('OKP'),
      crv: Type.Literal('Ed25519'),
      x: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
    }),
    { minItems: 1 },
  ),
});

/**
 * The pinned keys of a JWKS. Without one, development trusts the server's keys at first use; a packaged app
 * does not: whoever stands between could then name his own. Throws `CONFIG_INVALID`.
 */
export function readLeaseKeys(json: string | undefined, packaged: boolean): LeaseKeys {
  if (json === undefined || json === '') {
    if (!packaged) return { trust: 'first-use' };
    throw invalid('this build has none; set it when packaging');
  }
  const jwks = parse(json);
  if (!Value.Check(Jwks, jwks)) throw invalid('is no key set of Ed25519 keys with kid and x');
  return { trust: 'pinned', keys: jwks.keys.map(({ kid, kty, crv, x }) => ({ kid, kty, crv, x })) };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw invalid('is no JSON', cause);
  }
}

function invalid(problem: string, cause?: unknown): AppError {
  return new AppError('CONFIG_INVALID', { variable: 'MYWASENDER_LEASE_KEYS', problem }, cause);
}
