import { type Static, Type } from 'typebox';
import { Email } from './auth.ts';
import { Id, Instant, NullableInstant, NullableString, PageQueryFields, pageOf } from './page.ts';

/** `expired` is derived from `expiresAt`; a suspended or revoked license stays so when its time runs out. */
export const LICENSE_STATUSES = ['active', 'suspended', 'revoked', 'expired'] as const;
export const LicenseStatus = Type.Enum(LICENSE_STATUSES);
export type LicenseStatus = Static<typeof LicenseStatus>;

const Note = Type.String({ maxLength: 500 });

const licenseFields = {
  id: Id,
  /** the last 5 characters of the key: enough to tell keys apart, useless to anyone else */
  keyEnd: Type.String(),
  status: LicenseStatus,
  plan: Type.Object({ id: Id, name: Type.String() }),
  deviceLimit: Type.Integer(),
  devicesUsed: Type.Integer(),
  customerEmail: NullableString,
  /** the seller's own words; null for everybody else */
  note: NullableString,
  /** the reseller or admin it belongs to; null for its customer */
  issuer: Type.Unsafe<{ id: string; email: string; name: string } | null>({
    type: ['object', 'null'],
    properties: { id: { type: 'string' }, email: { type: 'string' }, name: { type: 'string' } },
  }),
  createdAt: Instant,
  firstActivatedAt: NullableInstant,
  expiresAt: NullableInstant,
  revokedAt: NullableInstant,
};

/** One row of `GET /v1/licenses`. */
export const License = Type.Object(licenseFields);
export type License = Static<typeof License>;

/** `GET /v1/licenses/:id`: with the whole key, for those who may see it. */
export const LicenseWithKey = Type.Object({ ...licenseFields, key: Type.String() });
export type LicenseWithKey = Static<typeof LicenseWithKey>;

/** `GET /v1/licenses` → 200 {@link LicensePage}. `q`: end of key, whole customer e-mail, `@domain`, or part of the note. */
export const LicenseQuery = Type.Object(
  {
    ...PageQueryFields,
    q: Type.Optional(Type.String({ maxLength: 254 })),
    status: Type.Optional(LicenseStatus),
    planId: Type.Optional(Id),
    /** admin only: the licenses of one reseller */
    issuerId: Type.Optional(Id),
  },
  { additionalProperties: false },
);
export type LicenseQuery = Static<typeof LicenseQuery>;
export const LicensePage = pageOf(License);
export type LicensePage = Static<typeof LicensePage>;

/**
 * `POST /v1/licenses` (reseller, admin; header `Idempotency-Key`) → 201 {@link GenerateLicensesAnswer},
 * 409 `QUOTA_EXCEEDED` with nothing created.
 */
export const GenerateLicensesBody = Type.Object(
  {
    planId: Id,
    quantity: Type.Integer({ minimum: 1, maximum: 1000 }),
    customerEmail: Type.Optional(Email),
    note: Type.Optional(Note),
    /** default: the plan's duration from now */
    expiresAt: Type.Optional(Instant),
  },
  { additionalProperties: false },
);
export type GenerateLicensesBody = Static<typeof GenerateLicensesBody>;
export const GenerateLicensesAnswer = Type.Object({
  licenses: Type.Array(LicenseWithKey),
  /** licenses left in the quota afterwards; null for an admin, who has none */
  balance: Type.Unsafe<number | null>({ type: ['integer', 'null'] }),
});
export type GenerateLicensesAnswer = Static<typeof GenerateLicensesAnswer>;

/** `PATCH /v1/licenses/:id` (its reseller, admin) → 200 {@link License}. null empties a field. */
export const UpdateLicenseBody = Type.Object(
  {
    note: Type.Optional(Type.Union([Note, Type.Null()])),
    customerEmail: Type.Optional(Type.Union([Email, Type.Null()])),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type UpdateLicenseBody = Static<typeof UpdateLicenseBody>;

/** `POST /v1/licenses/:id/suspend`, `/resume`, `/revoke` (its reseller, admin). `{}` is enough. */
export const LicenseActionBody = Type.Object(
  { reason: Type.Optional(Type.String({ maxLength: 500 })) },
  { additionalProperties: false },
);
export type LicenseActionBody = Static<typeof LicenseActionBody>;

/** `POST /v1/licenses/:id/revoke` → 200. A license never activated, at most 30 days old, gives its unit back. */
export const RevokeLicenseAnswer = Type.Object({ license: License, refunded: Type.Boolean() });
export type RevokeLicenseAnswer = Static<typeof RevokeLicenseAnswer>;

/** `POST /v1/licenses/:id/extend` (its reseller, admin) → 200 {@link License}. Later than now and than before. */
export const ExtendLicenseBody = Type.Object({ expiresAt: Instant }, { additionalProperties: false });
export type ExtendLicenseBody = Static<typeof ExtendLicenseBody>;
