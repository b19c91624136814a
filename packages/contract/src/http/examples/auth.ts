import type { authRoutes } from '../routes/auth.ts';
import type { RouteExamples } from './route-examples.ts';
import { PASSWORD, REFRESH_TOKEN, reseller, signedIn } from './sample.ts';

export const authExamples: RouteExamples<keyof typeof authRoutes> = {
  'POST /v1/auth/register': {
    body: { email: 'ada@example.com', password: PASSWORD, name: 'Ada' },
    answer: { accepted: true },
  },
  'POST /v1/auth/login': {
    body: { email: reseller.email, password: PASSWORD, client: 'desktop' },
    answer: signedIn,
  },
  'POST /v1/auth/refresh': { body: { refreshToken: REFRESH_TOKEN }, answer: signedIn },
  'POST /v1/auth/logout': { body: { refreshToken: REFRESH_TOKEN } },
  'GET /v1/auth/sessions': {
    answer: {
      items: [
        {
          id: '5e6f7a8b-9c0d-4e1f-8a2b-3c4d5e6f7a77',
          client: 'web',
          userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0',
          ip: '203.0.113.7',
          createdAt: '2026-11-24T18:00:00.000Z',
          lastUsedAt: '2026-11-25T08:00:00.000Z',
          expiresAt: '2026-12-24T18:00:00.000Z',
          current: true,
        },
      ],
      nextCursor: null,
    },
  },
  'DELETE /v1/auth/sessions/:id': {},
};
