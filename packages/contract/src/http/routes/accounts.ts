import { ANY_ROLE } from '../access.ts';
import { CaptchaChallenge } from '../captcha.ts';
import { IdParams } from '../page.ts';
import { PasswordStrength, PasswordStrengthBody } from '../password.ts';
import { NoContent, type RouteTable } from './route.ts';

export const accountRoutes = {
  'POST /v1/auth/password/strength': {
    summary: 'How strong a password would be, and what setting it would say. Nothing is kept.',
    access: 'anyone',
    body: PasswordStrengthBody,
    answer: { 200: PasswordStrength },
    errors: [],
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
