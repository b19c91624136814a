import { ANY_ROLE } from '../access.ts';
import {
  ChangeEmailBody,
  ConfirmEmailChangeBody,
  PendingEmail,
  ResendVerificationBody,
  VerificationResent,
} from '../email.ts';
import { LinkBody } from '../privacy.ts';
import { NoContent, type RouteTable } from './route.ts';

export const emailRoutes = {
  'POST /v1/auth/email/resend': {
    summary:
      'Ask for a new link to confirm the address of a new account. The answer is the same for every address.',
    access: 'anyone',
    body: ResendVerificationBody,
    answer: { 202: VerificationResent },
    errors: [],
  },
  'POST /v1/me/email': {
    summary:
      'Ask to change your e-mail address: a link is mailed to the new one, a notice to the one until now, which counts until the link is used. A newer request replaces an older one. The answer does not tell whether the address is taken.',
    access: ANY_ROLE,
    body: ChangeEmailBody,
    answer: { 202: PendingEmail },
    errors: ['PASSWORD_WRONG', 'ACCOUNT_LOCKED', 'EMAIL_UNCHANGED', 'CONFLICT'],
  },
  'POST /v1/me/email/resend': {
    summary: 'Mail a new link to the address that awaits confirmation; the one before stops working.',
    access: ANY_ROLE,
    answer: { 202: PendingEmail },
    errors: ['NOT_FOUND'],
  },
  'POST /v1/me/email/cancel': {
    summary: 'Keep the address you have: the link to the new one stops working.',
    access: ANY_ROLE,
    answer: { 204: NoContent },
    errors: [],
  },
  'POST /v1/email-changes/confirm': {
    summary:
      'Give an account its new address: the token of the link mailed there and the password of the account. Ends every session but the one that asked for the change.',
    access: 'anyone',
    body: ConfirmEmailChangeBody,
    answer: { 204: NoContent },
    errors: ['CODE_INVALID', 'PASSWORD_WRONG', 'ACCOUNT_LOCKED', 'ACCOUNT_DISABLED', 'EMAIL_TAKEN'],
  },
  'POST /v1/email-changes/stop': {
    summary:
      'Stop a change of address by the token of the notice mailed to the address until now. Ends every session of the account.',
    access: 'anyone',
    body: LinkBody,
    answer: { 204: NoContent },
    errors: ['CODE_INVALID'],
  },
} as const satisfies RouteTable;
