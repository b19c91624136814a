import type { ErrorTable } from './error-table.ts';

/** Raised by the license server about second factors. */
export const secondFactorErrors = {
  MFA_CODE_WRONG: { status: 400, message: 'This code is wrong, too old or already used. Enter a new one.' },
  MFA_CHALLENGE_ENDED: {
    status: 401,
    message: 'This sign-in took too long or had too many wrong codes. Enter your password again.',
  },
  MFA_METHOD_UNAVAILABLE: { status: 400, message: 'Your account does not have this method. Choose another.' },
  MFA_CODES_SPENT: {
    status: 429,
    message: 'No more codes are sent for this sign-in. Enter the last one, or sign in again.',
  },
  MFA_ENROLMENT_REQUIRED: {
    status: 403,
    message: 'Your account needs a second step for signing in. Set one up under Security first.',
  },
  MFA_ENROLMENT_ENDED: { status: 409, message: 'Setting this up took too long. Begin again.' },
  MFA_FACTOR_NEEDED: {
    status: 409,
    message: 'Your account must keep a second step for signing in. Set up another one first.',
  },
  PASSWORD_WRONG: { status: 403, message: 'This is not your password.' },
  PASSKEY_REFUSED: {
    status: 400,
    message: 'This passkey could not be verified. Try again, or sign in another way.',
  },
  PASSKEY_CANCELLED: {
    status: 400,
    message: 'No passkey was used. Try again, or choose another way.',
  },
  PASSKEY_KNOWN: { status: 409, message: 'This passkey is registered already.' },
  PASSKEYS_FULL: { status: 409, message: 'You have {limit} passkeys. Remove one first.' },
  SMS_FAILED: {
    status: 503,
    message: 'The text message could not be sent. Try again shortly, or use another method.',
  },
} as const satisfies ErrorTable;
