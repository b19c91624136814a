import { AppError } from '@mywasender/contract/app-error';
import type { LeaseKeys, SenderDeps } from '@mywasender/sender/ports';
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

type Variable = 'MYWASENDER_LEASE_KEYS' | 'MYWASENDER_ADAPTER_KEYS';

/**
 * The pinned keys of a JWKS. Without one, development trusts the server's keys at first use; a packaged app
 * does not: whoever stands between could then name his own. Throws `CONFIG_INVALID`.
 */
export function readLeaseKeys(json: string | undefined, packaged: boolean): LeaseKeys {
  const variable = 'MYWASENDER_LEASE_KEYS';
  if (json === undefined || json === '') {
    if (!packaged) return { trust: 'first-use' };
    throw invalid(variable, 'this build has none; set it when packaging');
  }
  return { trust: 'pinned', keys: readKeySet(json, variable) };
}

/**
 * The release keys that code for WhatsApp's page is signed with. None: no code is taken, from anybody. Throws
 * `CONFIG_INVALID`, also for a lease key: that one lies on the server, and who has the server would have the page.
 */
export function readAdapterKeys(json: string | undefined, leaseKeys: LeaseKeys): SenderDeps['adapterKeys'] {
  const variable = 'MYWASENDER_ADAPTER_KEYS';
  if (json === undefined || json === '') return [];
  const keys = readKeySet(json, variable);
  const ofLeases = leaseKeys.trust === 'pinned' ? leaseKeys.keys : [];
  if (keys.some(({ x }) => ofLeases.some((key) => key.x === x)))
    throw invalid(variable, 'is a lease key; release keys are made by: npm run bundle -- key');
  return keys;
}

function readKeySet(json: string, variable: Variable): SenderDeps['adapterKeys'] {
  const jwks = parse(json, variable);
  if (!Value.Check(Jwks, jwks)) throw invalid(variable, 'is no key set of Ed25519 keys with kid and x');
  return jwks.keys.map(({ kid, kty, crv, x }) => ({ kid, kty, crv, x }));
}

function parse(json: string, variable: Variable): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw invalid(variable, 'is no JSON', cause);
  }
}

function invalid(variable: Variable, problem: string, cause?: unknown): AppError {
  return new AppError('CONFIG_INVALID', { variable, problem }, cause);
}
