import { type Static, Type } from 'typebox';
import { Email } from './auth.ts';
import { Instant } from './page.ts';

const Password = Type.String({ minLength: 1, maxLength: 1024 });
const Token = Type.String({ minLength: 1, maxLength: 200 });

/** An address an account is to have, until its mailed link is used. */
export const PendingEmail = Type.Object({
  email: Type.String(),
  /** until when the link works */
  expiresAt: Instant,
});
export type PendingEmail = Static<typeof PendingEmail>;

/** `POST /v1/me/email` → 202 {@link PendingEmail}, whether or not another account has the address. */
export const ChangeEmailBody = Type.Object(
  { email: Email, password: Password },
  { additionalProperties: false },
);
export type ChangeEmailBody = Static<typeof ChangeEmailBody>;

/** `POST /v1/email-changes/confirm` → 204. `token` is of the link mailed to the new address, `password` of the account. */
export const ConfirmEmailChangeBody = Type.Object(
  { token: Token, password: Password },
  { additionalProperties: false },
);
export type ConfirmEmailChangeBody = Static<typeof ConfirmEmailChangeBody>;

/** `POST /v1/auth/email/resend` → 202 {@link VerificationResent}, whoever's the address is. */
export const ResendVerificationBody = Type.Object({ email: Email }, { additionalProperties: false });
export const VerificationResent = Type.Object({ accepted: Type.Literal(true) });
