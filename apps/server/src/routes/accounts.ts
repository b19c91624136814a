import { changePassword } from '../auth/change-password.ts';
import { endOtherSessions } from '../auth/end-other-sessions.ts';
import { forgotPassword } from '../auth/forgot-password.ts';
import { resetPassword } from '../auth/reset-password.ts';
import { verifyEmail } from '../auth/verify-email.ts';
import { createCaptcha } from '../captcha/create-captcha.ts';
import { judgePassword } from '../passwords/check-new-password.ts';
import { contextOf, originOf } from '../plugins/authenticate.ts';
import { addressKey } from '../plugins/rate-limits.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';
import { endUserSessions } from '../users/end-user-sessions.ts';

export const accountRoutes: Routes = async (app, { deps }) => {
  route(app, 'POST /v1/auth/password/strength', async (request) => judgePassword(request.body));
  route(app, 'POST /v1/auth/password/forgot', async (request) => {
    await forgotPassword(deps, request.body.email);
    return { accepted: true };
  });
  route(app, 'POST /v1/auth/password/reset', async (request) =>
    resetPassword(deps, request.body, originOf(request)),
  );
  route(
    app,
    'POST /v1/auth/email/verify',
    async (request) => verifyEmail(deps, request.body, originOf(request)),
    { preHandler: async (request) => app.limits.login(request, addressKey(request.ip)) },
  );
  route(app, 'POST /v1/me/password', async (request) =>
    changePassword(deps, request.body, contextOf(request)),
  );
  route(app, 'GET /v1/auth/captcha', async () => createCaptcha(deps));
  route(app, 'DELETE /v1/auth/sessions', async (request) => endOtherSessions(deps, contextOf(request)));
  route(app, 'DELETE /v1/admin/users/:id/sessions', async (request) =>
    endUserSessions(deps, request.params.id, contextOf(request)),
  );
};
