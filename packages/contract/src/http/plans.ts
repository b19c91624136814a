import { type Static, Type } from 'typebox';
import { Id, Instant, NullableInteger, NullableString, pageOf } from './page.ts';

/** `creation`: the days run from the day the license is made. `first-activation`: from its first activation. */
export const EXPIRY_BASES = ['creation', 'first-activation'] as const;
export const ExpiryBasis = Type.Enum(EXPIRY_BASES);
export type ExpiryBasis = Static<typeof ExpiryBasis>;

const NameOfFeature = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' });
export const Entitlements = Type.Array(NameOfFeature, { maxItems: 50, uniqueItems: true });
/** named ceilings, e.g. `profiles: 2` */
export const Limits = Type.Record(
  Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' }),
  Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
  { maxProperties: 50, additionalProperties: false },
);
export const DeviceLimit = Type.Integer({ minimum: 1, maximum: 10_000 });
export const SwapLimit = Type.Integer({ minimum: 0, maximum: 10_000 });
const versionPattern = '^\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}$';
export const NullableVersion = Type.Unsafe<string | null>({
  type: ['string', 'null'],
  pattern: versionPattern,
});

/** How far a reseller may go beyond the plan for one license; what is not named stays as the plan says. */
export const SellerBounds = Type.Object(
  {
    deviceLimit: Type.Optional(DeviceLimit),
    swapLimit: Type.Optional(SwapLimit),
    /** entitlements that may be added */
    entitlements: Type.Optional(Entitlements),
    limits: Type.Optional(Limits),
  },
  { additionalProperties: false },
);
export type SellerBounds = Static<typeof SellerBounds>;

const planFields = {
  id: Id,
  name: Type.String(),
  description: Type.String(),
  /** how many computers one license may run on */
  deviceLimit: Type.Integer(),
  /** days a license of this plan runs; null = without end */
  durationDays: NullableInteger,
  expiryBasis: ExpiryBasis,
  /** named features the plan switches on */
  entitlements: Type.Array(Type.String()),
  limits: Type.Record(Type.String(), Type.Number()),
  /** devices that may be replaced within `swapWindowDays` */
  swapLimit: Type.Integer(),
  swapWindowDays: Type.Integer(),
  minAppVersion: NullableString,
  /** the app may start one by itself, once per computer */
  trial: Type.Boolean(),
  /** longest a license file runs on a computer without internet; 0: none are made */
  offlineDays: Type.Integer(),
  sellerBounds: SellerBounds,
};

export const Plan = Type.Object(planFields);
export type Plan = Static<typeof Plan>;

/** `GET /v1/plans` (signed in) → 200 {@link PlanList}: the plans a license can be made of, by name. */
export const PlanList = Type.Object({ items: Type.Array(Plan), nextCursor: Type.Null() });
export type PlanList = Static<typeof PlanList>;

/** A plan as admins see it, also one no longer sold. */
export const AdminPlan = Type.Object({
  ...planFields,
  active: Type.Boolean(),
  /** licenses made of it so far */
  licenses: Type.Integer(),
  /** counts its changes */
  version: Type.Integer(),
  createdAt: Instant,
});
export type AdminPlan = Static<typeof AdminPlan>;
/** `GET /v1/admin/plans` (admin) → 200, newest first. */
export const AdminPlanPage = pageOf(AdminPlan);
export type AdminPlanPage = Static<typeof AdminPlanPage>;

const changeable = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  description: Type.String({ maxLength: 500 }),
  deviceLimit: DeviceLimit,
  durationDays: Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 1, maximum: 36_500 }),
  expiryBasis: ExpiryBasis,
  entitlements: Entitlements,
  limits: Limits,
  swapLimit: SwapLimit,
  swapWindowDays: Type.Integer({ minimum: 1, maximum: 366 }),
  minAppVersion: NullableVersion,
  offlineDays: Type.Integer({ minimum: 0, maximum: 366 }),
  sellerBounds: SellerBounds,
};

/** `POST /v1/admin/plans` (admin; `Idempotency-Key`) → 201 {@link AdminPlan}, 409 `PLAN_NAME_TAKEN`. */
export const CreatePlanBody = Type.Object(
  {
    ...Type.Partial(Type.Object(changeable)).properties,
    name: changeable.name,
    deviceLimit: changeable.deviceLimit,
    durationDays: changeable.durationDays,
    /** needs `durationDays`; cannot be changed later */
    trial: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type CreatePlanBody = Static<typeof CreatePlanBody>;

/**
 * `PATCH /v1/admin/plans/:id` (admin) → 200 {@link AdminPlan}. Acts on every license of the plan at once, except
 * for the duration, which was settled when they were made. A plan is never deleted: `active: false` ends its sale.
 * `version`: of the plan that was read; one that changed since is refused with 409 `CONFLICT`.
 */
export const UpdatePlanBody = Type.Object(
  {
    ...Type.Partial(Type.Object(changeable)).properties,
    active: Type.Optional(Type.Boolean()),
    version: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type UpdatePlanBody = Static<typeof UpdatePlanBody>;

/** `GET /v1/trial` (anyone) → 200: whether the app may offer to start a trial. */
export const TrialOffer = Type.Object({
  available: Type.Boolean(),
  /** null when there is none */
  days: NullableInteger,
  planName: NullableString,
});
export type TrialOffer = Static<typeof TrialOffer>;
