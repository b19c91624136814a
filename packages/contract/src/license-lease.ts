import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import { LICENSE_CODE_LIST } from './license-codes.ts';

const seconds = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000 });
const nullableSeconds = Type.Union([seconds, Type.Null()]);
const nullableId = Type.Union([Type.String({ format: 'uuid' }), Type.Null()]);

/**
 * What the server states in a signed lease. All times are seconds since 1970-01-01T00:00Z. A denial is a lease
 * too: `code` is not `VALID` then. Ids are null where the server knows no such license or device.
 */
export const LeaseClaims = Type.Object({
  iss: Type.String(),
  aud: Type.String(),
  licenseId: nullableId,
  deviceId: nullableId,
  /** RFC 7638 thumbprint of the key of the device that asked */
  deviceKeyThumbprint: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
  status: Type.Enum(['active', 'suspended', 'revoked', 'expired', 'unknown']),
  code: Type.Enum(LICENSE_CODE_LIST),
  planId: nullableId,
  planName: Type.Union([Type.String(), Type.Null()]),
  entitlements: Type.Array(Type.String()),
  limits: Type.Record(Type.String(), Type.Number()),
  /** the nonce of the request, unchanged */
  nonce: Type.String(),
  iat: seconds,
  nextCheckAt: seconds,
  /** the app runs on this lease until then when it cannot reach the server */
  graceUntil: seconds,
  exp: seconds,
  /** null: without end */
  licenseExpiresAt: nullableSeconds,
  /** from a license file: there is no server to ask before `exp` */
  offline: Type.Optional(Type.Literal(true)),
});
export type LeaseClaims = Static<typeof LeaseClaims>;

/** Whether a decoded payload has the shape of a lease; says nothing about its signature. */
export function isLeaseClaims(value: unknown): value is LeaseClaims {
  return Value.Check(LeaseClaims, value);
}
