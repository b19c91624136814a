import { type Static, Type } from 'typebox';
import { Email } from './auth.ts';
import { Id, Instant, NullableInstant, pageOf } from './page.ts';

const Name = Type.String({ minLength: 1, maxLength: 120 });

/** Somebody who works for the reseller that asks. */
export const Staff = Type.Object({
  id: Id,
  email: Type.String(),
  name: Type.String(),
  /** may revoke licenses of the shop */
  mayRevoke: Type.Boolean(),
  createdAt: Instant,
  /** may not sign in since then */
  disabledAt: NullableInstant,
});
export type Staff = Static<typeof Staff>;

/** `GET /v1/staff` (reseller) → 200, newest first. */
export const StaffPage = pageOf(Staff);
export type StaffPage = Static<typeof StaffPage>;

/** `POST /v1/staff` (reseller; `Idempotency-Key`) → 201 {@link CreatedStaff}. */
export const CreateStaffBody = Type.Object(
  { email: Email, name: Name, mayRevoke: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);
export type CreateStaffBody = Static<typeof CreateStaffBody>;
/** The password is random, shown this once, and to be handed to the person. */
export const CreatedStaff = Type.Object({ staff: Staff, password: Type.String() });
export type CreatedStaff = Static<typeof CreatedStaff>;

/** `PATCH /v1/staff/:id` (reseller) → 200 {@link Staff}. Disabling ends their sessions at once. */
export const UpdateStaffBody = Type.Object(
  {
    name: Type.Optional(Name),
    mayRevoke: Type.Optional(Type.Boolean()),
    disabled: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type UpdateStaffBody = Static<typeof UpdateStaffBody>;
