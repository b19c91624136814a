import { judgePassword } from '../passwords/check-new-password.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';

export const passwordRoutes: Routes = async (app) => {
  route(app, 'POST /v1/auth/password/strength', async (request) => judgePassword(request.body));
};
