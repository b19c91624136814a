import { type Static, Type } from 'typebox';
import { Email, NewPassword } from './auth.ts';
import { nullableEnum } from './page.ts';

/** Why a new password is refused; an error code each. */
export const PASSWORD_PROBLEMS = [
  'PASSWORD_TOO_SHORT',
  'PASSWORD_TOO_LONG',
  'PASSWORD_COMMON',
  'PASSWORD_PERSONAL',
  'PASSWORD_WEAK',
] as const;
export type PasswordProblem = (typeof PASSWORD_PROBLEMS)[number];

/** `POST /v1/auth/password/strength` → 200 {@link PasswordStrength}: what setting it would say. Nothing is kept. */
export const PasswordStrengthBody = Type.Object(
  {
    password: Type.String({ maxLength: 200 }),
    email: Type.Optional(Type.String({ maxLength: 254 })),
    name: Type.Optional(Type.String({ maxLength: 120 })),
  },
  { additionalProperties: false },
);
export type PasswordStrengthBody = Static<typeof PasswordStrengthBody>;
export const PasswordStrength = Type.Object({
  /** 0 guessed at once, 4 out of reach; 3 is needed */
  strength: Type.Integer({ minimum: 0, maximum: 4 }),
  problem: nullableEnum(PASSWORD_PROBLEMS),
});
export type PasswordStrength = Static<typeof PasswordStrength>;

/** `POST /v1/auth/password/forgot` → 202 {@link ForgotPasswordAnswer}, whoever's the address is. */
export const ForgotPasswordBody = Type.Object({ email: Email }, { additionalProperties: false });
export const ForgotPasswordAnswer = Type.Object({ accepted: Type.Literal(true) });

/** `POST /v1/auth/password/reset` → 204. `token` is of the mailed link; every session ends, none is started. */
export const ResetPasswordBody = Type.Object(
  { token: Type.String({ minLength: 1, maxLength: 200 }), password: NewPassword },
  { additionalProperties: false },
);
export type ResetPasswordBody = Static<typeof ResetPasswordBody>;

/** `POST /v1/auth/email/verify` → 204. `token` is of the mailed link, `password` the one the account was opened with. */
export const VerifyEmailBody = Type.Object(
  {
    token: Type.String({ minLength: 1, maxLength: 200 }),
    password: Type.String({ minLength: 1, maxLength: 1024 }),
  },
  { additionalProperties: false },
);
export type VerifyEmailBody = Static<typeof VerifyEmailBody>;

/** `POST /v1/me/password` → 204. `password` is the one until now; every other session ends. */
export const ChangePasswordBody = Type.Object(
  { password: Type.String({ minLength: 1, maxLength: 1024 }), newPassword: NewPassword },
  { additionalProperties: false },
);
export type ChangePasswordBody = Static<typeof ChangePasswordBody>;
