import type { accountRoutes } from '../routes/accounts.ts';
import type { RouteExamples } from './route-examples.ts';
import { PASSWORD, REFRESH_TOKEN } from './sample.ts';

export const accountExamples: RouteExamples<keyof typeof accountRoutes> = {
  'POST /v1/auth/password/strength': {
    body: { password: PASSWORD, email: 'ada@example.com' },
    answer: { strength: 4, problem: null },
  },
  'POST /v1/auth/password/forgot': { body: { email: 'ada@example.com' }, answer: { accepted: true } },
  'POST /v1/auth/password/reset': { body: { token: REFRESH_TOKEN, password: PASSWORD } },
  'POST /v1/auth/email/verify': { body: { token: REFRESH_TOKEN, password: PASSWORD } },
  'POST /v1/me/password': { body: { password: PASSWORD, newPassword: 'nine quiet umbrellas' } },
  'GET /v1/auth/captcha': {
    answer: {
      parameters: {
        algorithm: 'PBKDF2/SHA-256',
        nonce: '9f2c4e6a8b0d1f3355779b9bddff1122',
        salt: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
        cost: 1000,
        keyLength: 32,
        keyPrefix: '5d41402abc4b2a76b9719d911017c592',
        expiresAt: 1_795_600_600,
      },
      signature: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    },
  },
  'DELETE /v1/auth/sessions': {},
  'DELETE /v1/admin/users/:id/sessions': {},
};
