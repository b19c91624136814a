import { type Static, Type } from 'typebox';
import { Id, Instant, NullableInteger, NullableString, PageQueryFields, pageOf } from './page.ts';

/** Why an activation is refused, and what looks like a key in too many hands. */
export const ACTIVATION_PROBLEMS = [
  'EXPIRED',
  'SUSPENDED',
  'REVOKED',
  'DEVICE_LIMIT_REACHED',
  'DEVICE_MISMATCH',
  'DEVICE_BLOCKED',
  'APP_VERSION_TOO_OLD',
  'activations-per-hour',
  'devices-per-month',
  'device-in-two-places',
] as const;
export const ActivationProblemKind = Type.Enum([...ACTIVATION_PROBLEMS]);
export type ActivationProblemKind = Static<typeof ActivationProblemKind>;

/** What one computer was refused for, however often; or what was noticed at one license on one day. */
export const ActivationProblem = Type.Object({
  /** of its last occurrence */
  id: Id,
  what: ActivationProblemKind,
  license: Type.Object({
    id: Id,
    keyEnd: Type.String(),
    planName: Type.String(),
    customerEmail: NullableString,
  }),
  /** null: it never got a place */
  deviceName: NullableString,
  count: Type.Integer(),
  /** from which count on it is noticed; null: each time */
  threshold: NullableInteger,
  firstAt: Instant,
  lastAt: Instant,
  /** the computer was activated afterwards */
  solved: Type.Boolean(),
});
export type ActivationProblem = Static<typeof ActivationProblem>;

/** `GET /v1/activation-problems` (reseller, staff) → 200 {@link ActivationProblemPage}: of 60 days, last seen first. */
export const ActivationProblemQuery = Type.Object(
  { ...PageQueryFields, licenseId: Type.Optional(Id) },
  { additionalProperties: false },
);
export type ActivationProblemQuery = Static<typeof ActivationProblemQuery>;
export const ActivationProblemPage = pageOf(ActivationProblem);
export type ActivationProblemPage = Static<typeof ActivationProblemPage>;
