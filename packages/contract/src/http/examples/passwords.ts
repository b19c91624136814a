import type { passwordRoutes } from '../routes/passwords.ts';
import type { RouteExamples } from './route-examples.ts';
import { PASSWORD } from './sample.ts';

export const passwordExamples: RouteExamples<keyof typeof passwordRoutes> = {
  'POST /v1/auth/password/strength': {
    body: { password: PASSWORD, email: 'ada@example.com' },
    answer: { strength: 4, problem: null },
  },
};
