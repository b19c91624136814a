import type { emailRoutes } from '../routes/email.ts';
import type { RouteExamples } from './route-examples.ts';
import { PASSWORD, pendingEmail, REFRESH_TOKEN } from './sample.ts';

export const emailExamples: RouteExamples<keyof typeof emailRoutes> = {
  'POST /v1/auth/email/resend': { body: { email: 'ada@example.com' }, answer: { accepted: true } },
  'POST /v1/me/email': { body: { email: pendingEmail.email, password: PASSWORD }, answer: pendingEmail },
  'POST /v1/me/email/resend': { answer: pendingEmail },
  'POST /v1/me/email/cancel': {},
  'POST /v1/email-changes/confirm': { body: { token: REFRESH_TOKEN, password: PASSWORD } },
  'POST /v1/email-changes/stop': { body: { token: REFRESH_TOKEN } },
};
