import { type Static, Type } from 'typebox';
import { SessionUser } from './auth.ts';

/** `GET /v1/me` → 200 {@link Me}. */
export const Me = SessionUser;
export type Me = Static<typeof Me>;

/** `PATCH /v1/me` → 200 {@link Me}. */
export const UpdateMeBody = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 120 }) },
  { additionalProperties: false, minProperties: 1 },
);
export type UpdateMeBody = Static<typeof UpdateMeBody>;
