import { type Static, Type } from 'typebox';
import { Id, Instant, NullableString } from './page.ts';

/** `staff` works for one reseller; `auditor` sees what admins see and changes nothing. */
export const ROLES = ['user', 'reseller', 'staff', 'admin', 'auditor'] as const;
export const Role = Type.Enum(ROLES);
export type Role = Static<typeof Role>;

export const Email = Type.String({ format: 'email', maxLength: 254 });

/** A new password: at least 8 characters and at most 72 bytes (bcrypt would ignore the rest). */
export const NewPassword = Type.String({ minLength: 8, maxLength: 72 });

/** `POST /v1/auth/register` → 202 {@link RegisterAnswer}, whether or not the address was free. */
export const RegisterBody = Type.Object(
  { email: Email, password: NewPassword, name: Type.String({ minLength: 1, maxLength: 120 }) },
  { additionalProperties: false },
);
export type RegisterBody = Static<typeof RegisterBody>;
export const RegisterAnswer = Type.Object({ accepted: Type.Literal(true) });
export type RegisterAnswer = Static<typeof RegisterAnswer>;

/** `web` gets the refresh token as a cookie, `desktop` in the body. Default `web`. */
export const ClientKind = Type.Enum(['web', 'desktop']);
export type ClientKind = Static<typeof ClientKind>;

/** `POST /v1/auth/login` → 200 {@link LoginAnswer}, or `MfaChallenge` when the account has a second factor. */
export const LoginBody = Type.Object(
  {
    email: Email,
    password: Type.String({ minLength: 1, maxLength: 1024 }),
    captcha: Type.Optional(Type.String({ maxLength: 4096 })),
    client: Type.Optional(ClientKind),
  },
  { additionalProperties: false },
);
export type LoginBody = Static<typeof LoginBody>;

export const SessionUser = Type.Object({
  id: Id,
  email: Type.String(),
  name: Type.String(),
  role: Role,
  /** admins and resellers may revoke licenses; staff only if their employer allowed it */
  mayRevoke: Type.Boolean(),
  createdAt: Instant,
  /** the role needs a second factor and the account has none: everything else is refused until then */
  mustEnrol: Type.Optional(Type.Literal(true)),
});
export type SessionUser = Static<typeof SessionUser>;

export const LoginAnswer = Type.Object({
  /** `Authorization: Bearer …` for every other call */
  accessToken: Type.String(),
  /** seconds until `accessToken` ends */
  expiresIn: Type.Integer(),
  user: SessionUser,
  /** only for `client: "desktop"` */
  refreshToken: Type.Optional(Type.String()),
});
export type LoginAnswer = Static<typeof LoginAnswer>;

/** `POST /v1/auth/refresh` → 200 {@link LoginAnswer}. The web sends `{}` and its cookie, the desktop its token. */
export const RefreshSessionBody = Type.Object(
  { refreshToken: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) },
  { additionalProperties: false },
);
export type RefreshSessionBody = Static<typeof RefreshSessionBody>;

/** `GET /v1/auth/sessions` → 200 {@link SessionList}; `DELETE /v1/auth/sessions/:id` → 204; `POST /v1/auth/logout` → 204. */
export const Session = Type.Object({
  id: Id,
  client: ClientKind,
  userAgent: NullableString,
  ip: NullableString,
  createdAt: Instant,
  lastUsedAt: Instant,
  expiresAt: Instant,
  /** the session this request was made with */
  current: Type.Boolean(),
});
export type Session = Static<typeof Session>;
export const SessionList = Type.Object({ items: Type.Array(Session), nextCursor: Type.Null() });
export type SessionList = Static<typeof SessionList>;
