import { ANY_ROLE } from '../access.ts';
import { CaptchaChallenge } from '../captcha.ts';
import { IdParams } from '../page.ts';
import {
  ChangePasswordBody,
  ForgotPasswordAnswer,
  ForgotPasswordBody,
  PASSWORD_PROBLEMS,
  PasswordStrength,
  PasswordStrengthBody,
  ResetPasswordBody,
  VerifyEmailBody,
} from '../password.ts';
import { NoContent, type RouteTable } from './route.ts';

export const accountRoutes = {
  'POST /v1/auth/password/strength': {
    summary: 'How strong a password would be, and what setting it would say. Nothing is kept.',
    access: 'anyone',
    body: PasswordStrengthBody,
    answer: { 200: PasswordStrength },
    errors: [],
  },
  'POST /v1/auth/password/forgot': {
    summary: 'Ask for a link to choose a new password. The answer is the same for every address.',
    access: 'anyone',
    body: ForgotPasswordBody,
    answer: { 202: ForgotPasswordAnswer },
    errors: [],
  },
  'POST /v1/auth/password/reset': {
    summary: 'Choose a new password with the token of the mailed link. Ends every session and starts none.',
    access: 'anyone',
    body: ResetPasswordBody,
    answer: { 204: NoContent },
    errors: [...PASSWORD_PROBLEMS, 'CODE_INVALID'],
  },
  'POST /v1/auth/email/verify': {
    summary:
      'Show that the address of a new account is yours: the token of the mailed link and the password of the account.',
    access: 'anyone',
    body: VerifyEmailBody,
    answer: { 204: NoContent },
    errors: ['CODE_INVALID', 'PASSWORD_WRONG', 'ACCOUNT_LOCKED'],
  },
  'POST /v1/me/password': {
    summary: 'Change your password. Ends all your other sessions.',
    access: ANY_ROLE,
    beforeEnrolment: true,
    body: ChangePasswordBody,
    answer: { 204: NoContent },
    errors: [...PASSWORD_PROBLEMS, 'PASSWORD_WRONG', 'ACCOUNT_LOCKED', 'CONFLICT'],
  },
  'GET /v1/auth/captcha': {
    summary:
      'A challenge for the sign-in, wanted after several failures. Each is taken once, within 10 minutes.',
    access: 'anyone',
    answer: { 200: CaptchaChallenge },
    errors: [],
  },
  'DELETE /v1/auth/sessions': {
    summary: 'End all your other sessions.',
    access: ANY_ROLE,
    beforeEnrolment: true,
    answer: { 204: NoContent },
    errors: [],
  },
  'DELETE /v1/admin/users/:id/sessions': {
    summary: 'Sign an account out everywhere.',
    access: ['admin'],
    params: IdParams,
    answer: { 204: NoContent },
    errors: [],
  },
} as const satisfies RouteTable;
