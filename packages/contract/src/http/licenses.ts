import { type Static, Type } from 'typebox';
import { Email } from './auth.ts';
import {
  Id,
  Instant,
  NullableInstant,
  NullableInteger,
  NullableString,
  PageQueryFields,
  pageOf,
} from './page.ts';
import { DeviceLimit, Entitlements, Limits, NullableVersion, SwapLimit } from './plans.ts';

/** `expired` is derived from `expiresAt`; a suspended or revoked license stays so when its time runs out. */
export const LICENSE_STATUSES = ['active', 'suspended', 'revoked', 'expired'] as const;
export const LicenseStatus = Type.Enum(LICENSE_STATUSES);
export type LicenseStatus = Static<typeof LicenseStatus>;

const Note = Type.String({ maxLength: 500 });

const termFields = {
  /** null: as the plan says */
  deviceLimit: Type.Union([DeviceLimit, Type.Null()]),
  swapLimit: Type.Union([SwapLimit, Type.Null()]),
  /** takes the place of the plan's; null: as the plan says. Admins alone may set it */
  minAppVersion: NullableVersion,
  addedEntitlements: Entitlements,
  removedEntitlements: Entitlements,
  /** named ceilings that take the place of the plan's */
  limits: Limits,
};

/** What was agreed for one license apart from its plan. */
export const LicenseTerms = Type.Object(termFields, { additionalProperties: false });
export type LicenseTerms = Static<typeof LicenseTerms>;

const licenseFields = {
  id: Id,
  /** the last 5 characters of the key: enough to tell keys apart, useless to anyone else */
  keyEnd: Type.String(),
  status: LicenseStatus,
  plan: Type.Object({ id: Id, name: Type.String() }),
  /** the plan it goes on with, as it was paid, and from when; null: the one it has */
  nextPlan: Type.Unsafe<{ id: string; name: string; at: string; deviceLimit: number } | null>({
    type: ['object', 'null'],
    properties: {
      id: { type: 'string' },
      name: { type: 'string' },
      at: { type: 'string', format: 'date-time' },
      deviceLimit: { type: 'integer' },
    },
  }),
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
  /** days that begin with the first activation; null once begun, and where the end is fixed or there is none */
  pendingDays: NullableInteger,
  revokedAt: NullableInstant,
  trial: Type.Boolean(),
  /** null for everybody but the seller */
  terms: Type.Union([LicenseTerms, Type.Null()]),
};

/** One row of `GET /v1/licenses`. */
export const License = Type.Object(licenseFields);
export type License = Static<typeof License>;

/** A license with its whole key, for those who may see it. */
export const LicenseWithKey = Type.Object({ ...licenseFields, key: Type.String() });
export type LicenseWithKey = Static<typeof LicenseWithKey>;

/** `GET /v1/licenses/:id`. Auditors see everything but the key. */
export const ShownLicense = Type.Object({ ...licenseFields, key: NullableString });
export type ShownLicense = Static<typeof ShownLicense>;

const licenseFilters = {
  q: Type.Optional(Type.String({ maxLength: 254 })),
  status: Type.Optional(LicenseStatus),
  planId: Type.Optional(Id),
  /** active ones that end within so many days */
  endsWithin: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
  /** admin, auditor: the licenses of one reseller */
  issuerId: Type.Optional(Id),
};

/**
 * `GET /v1/licenses` → 200 {@link LicensePage}. `q`: end of key, whole customer e-mail, `@domain`, part of the name of a
 * computer or, for its seller, of the note.
 */
export const LicenseQuery = Type.Object(
  { ...PageQueryFields, ...licenseFilters },
  { additionalProperties: false },
);
export type LicenseQuery = Static<typeof LicenseQuery>;
export const LicensePage = pageOf(License);
export type LicensePage = Static<typeof LicensePage>;

/** Licenses made or changed by one call, at most. */
export const MOST_LICENSES = 1000;
/** Days a license is extended by at once, at most: ten years. */
export const MOST_DAYS = 3660;

/**
 * `POST /v1/licenses` (reseller, staff, admin; header `Idempotency-Key`) → 201 {@link GenerateLicensesAnswer},
 * 409 `QUOTA_EXCEEDED` with nothing created.
 */
export const GenerateLicensesBody = Type.Object(
  {
    planId: Id,
    quantity: Type.Integer({ minimum: 1, maximum: MOST_LICENSES }),
    customerEmail: Type.Optional(Email),
    note: Type.Optional(Note),
    /** default: the plan's duration, from now or from the first activation as the plan says */
    expiresAt: Type.Optional(Instant),
  },
  { additionalProperties: false },
);
export type GenerateLicensesBody = Static<typeof GenerateLicensesBody>;
export const GenerateLicensesAnswer = Type.Object({
  licenses: Type.Array(LicenseWithKey),
  /** licenses left in the quota afterwards; null for an admin, who has none */
  balance: NullableInteger,
});
export type GenerateLicensesAnswer = Static<typeof GenerateLicensesAnswer>;

/** `PATCH /v1/licenses/:id` (its reseller, admin) → 200 {@link License}. null empties a field. */
export const UpdateLicenseBody = Type.Object(
  {
    note: Type.Optional(Type.Union([Note, Type.Null()])),
    customerEmail: Type.Optional(Type.Union([Email, Type.Null()])),
    /** only what is named changes; a reseller within the bounds of the plan, else 409 `TERMS_OUT_OF_BOUNDS` */
    terms: Type.Optional(
      Type.Object(Type.Partial(Type.Object(termFields)).properties, {
        additionalProperties: false,
        minProperties: 1,
      }),
    ),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type UpdateLicenseBody = Static<typeof UpdateLicenseBody>;

/** `POST /v1/licenses/:id/suspend`, `/resume`, `/revoke` (its reseller, their staff, admin). `{}` is enough. */
export const LicenseActionBody = Type.Object(
  { reason: Type.Optional(Type.String({ maxLength: 500 })) },
  { additionalProperties: false },
);
export type LicenseActionBody = Static<typeof LicenseActionBody>;

/** `POST /v1/licenses/:id/revoke` → 200. A license never activated, at most 30 days old, gives its unit back. */
export const RevokeLicenseAnswer = Type.Object({ license: License, refunded: Type.Boolean() });
export type RevokeLicenseAnswer = Static<typeof RevokeLicenseAnswer>;

/**
 * `POST /v1/licenses/:id/extend` (its reseller, admin; `Idempotency-Key`) → 200 {@link License}. `expiresAt`: later
 * than now and than before. `days`: on top of what is left, also of a license that has not begun.
 */
export const ExtendLicenseBody = Type.Object(
  {
    expiresAt: Type.Optional(Instant),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_DAYS })),
  },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 },
);
export type ExtendLicenseBody = Static<typeof ExtendLicenseBody>;

/**
 * `POST /v1/licenses/:id/transfer` (its reseller, admin) → 200 {@link License}. The license gets a new owner; its
 * computers are removed and have to be activated again. The key stays the same.
 */
export const TransferLicenseBody = Type.Object(
  { customerEmail: Email, reason: Type.Optional(Type.String({ maxLength: 500 })) },
  { additionalProperties: false },
);
export type TransferLicenseBody = Static<typeof TransferLicenseBody>;

const BulkIds = Type.Array(Id, { minItems: 1, maxItems: MOST_LICENSES, uniqueItems: true });

/**
 * `POST /v1/licenses/bulk/suspend`, `/resume`, `/revoke` (as for one license; `Idempotency-Key`) → 200
 * {@link BulkLicensesAnswer}. All or none: 404 `LICENSES_NOT_FOUND` and 409 `LICENSES_REFUSED` name the licenses.
 */
export const BulkActionBody = Type.Object(
  { ids: BulkIds, reason: Type.Optional(Type.String({ maxLength: 500 })) },
  { additionalProperties: false },
);
export type BulkActionBody = Static<typeof BulkActionBody>;

/** `POST /v1/licenses/bulk/extend`: `expiresAt` or `days`, as in {@link ExtendLicenseBody}. */
export const BulkExtendBody = Type.Object(
  { ids: BulkIds, ...ExtendLicenseBody.properties },
  { additionalProperties: false, minProperties: 2, maxProperties: 2 },
);
export type BulkExtendBody = Static<typeof BulkExtendBody>;

/** Keys mailed by one call, at most: each license is a mail of its own. */
export const MOST_MAILED = 20;

/** `POST /v1/licenses/bulk/mail`: as for {@link BulkActionBody}, to the customer of each. */
export const MailKeysBody = Type.Object(
  { ids: Type.Array(Id, { minItems: 1, maxItems: MOST_MAILED, uniqueItems: true }) },
  { additionalProperties: false },
);
export type MailKeysBody = Static<typeof MailKeysBody>;

/**
 * `POST /v1/licenses/export` (reseller, staff, admin) → 200 {@link LicenseFileCsv}: what `GET /v1/licenses` lists for
 * the same filters, all of it; or the licenses named. A POST, so that no address of a customer is in an address.
 */
export const ExportLicensesBody = Type.Object(
  { ...licenseFilters, ids: Type.Optional(BulkIds), withKeys: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);
export type ExportLicensesBody = Static<typeof ExportLicensesBody>;
/** RFC 4180 with a byte order mark; cells that would run as a formula begin with `'`. The first line names the columns. */
export const LicenseFileCsv = Type.String();

export const BulkLicensesAnswer = Type.Object({
  /** all that were named, as they are now, in the order of their ids */
  licenses: Type.Array(License),
  /** those that were not as wished before */
  changed: Type.Array(Id),
  /** those of them whose unit is back in the quota; only ever by revoking */
  refunded: Type.Array(Id),
});
export type BulkLicensesAnswer = Static<typeof BulkLicensesAnswer>;
