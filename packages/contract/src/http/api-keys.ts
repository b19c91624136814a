import { type Static, Type } from 'typebox';
import { Id, Instant, NullableInstant, pageOf } from './page.ts';

/** What an API key may be used for; a call that names no scope takes no key at all. */
export const KEY_SCOPES = ['licenses:read', 'licenses:write', 'licenses:revoke', 'quota:read'] as const;
export const KeyScope = Type.Enum(KEY_SCOPES);
export type KeyScope = Static<typeof KeyScope>;

const Scopes = Type.Array(KeyScope, { minItems: 1, maxItems: KEY_SCOPES.length, uniqueItems: true });

/** A key of the reseller's own shop, without the key itself. */
export const ApiKey = Type.Object({
  id: Id,
  name: Type.String(),
  /** its last 4 characters */
  keyEnd: Type.String(),
  scopes: Scopes,
  /** addresses and ranges it may be used from; empty: any */
  allowedAddresses: Type.Array(Type.String()),
  createdAt: Instant,
  expiresAt: NullableInstant,
  /** exact to 5 minutes */
  lastUsedAt: NullableInstant,
});
export type ApiKey = Static<typeof ApiKey>;

/** `GET /v1/api-keys` (reseller) → 200: those not revoked, newest first. */
export const ApiKeyPage = pageOf(ApiKey);
export type ApiKeyPage = Static<typeof ApiKeyPage>;

/** `POST /v1/api-keys` (reseller) → 201 {@link CreatedApiKey}. Without an Idempotency-Key: only a hash is kept. */
export const CreateApiKeyBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    scopes: Scopes,
    expiresAt: Type.Optional(Instant),
    /** e.g. `203.0.113.7` or `2001:db8::/48` */
    allowedAddresses: Type.Optional(
      Type.Array(Type.String({ minLength: 2, maxLength: 60 }), { maxItems: 20, uniqueItems: true }),
    ),
  },
  { additionalProperties: false },
);
export type CreateApiKeyBody = Static<typeof CreateApiKeyBody>;
/** `key` is shown this once. */
export const CreatedApiKey = Type.Object({ apiKey: ApiKey, key: Type.String() });
export type CreatedApiKey = Static<typeof CreatedApiKey>;
