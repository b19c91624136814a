import { AppError } from '@mywasender/contract/app-error';
import { statusOf } from '@mywasender/contract/error-codes';
import { clientOf, sessionAnswer } from '../auth/answer-session.ts';
import { endSession, logout } from '../auth/end-session.ts';
import { listSessions } from '../auth/list-sessions.ts';
import { login } from '../auth/login.ts';
import { refreshCookie } from '../auth/refresh-cookie.ts';
import { refreshSession } from '../auth/refresh-session.ts';
import { registerUser } from '../auth/register-user.ts';
import { contextOf, originOf } from '../plugins/authenticate.ts';
import { addressKey } from '../plugins/rate-limits.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';

export const authRoutes: Routes = async (app, { deps }) => {
  const cookie = refreshCookie(deps.config);
  const answer = sessionAnswer(app, deps);

  route(app, 'POST /v1/auth/register', async (request) => {
    await registerUser(deps, request.body, originOf(request));
    return { accepted: true };
  });

  route(
    app,
    'POST /v1/auth/login',
    async (request, reply) => {
      const outcome = await login(deps, request.body, clientOf(request));
      return 'mfaRequired' in outcome ? outcome : answer(reply, outcome);
    },
    { preHandler: async (request) => app.limits.login(request, addressKey(request.ip)) },
  );

  route(app, 'POST /v1/auth/refresh', async (request, reply) => {
    const inBody = request.body.refreshToken;
    const refreshToken = inBody ?? cookie.read(request);
    if (refreshToken === undefined) throw new AppError('SESSION_ENDED');
    const client = inBody === undefined ? 'web' : 'desktop';
    try {
      const origin = clientOf(request);
      return await answer(reply, await refreshSession(deps, { refreshToken, client, origin }));
    } catch (error) {
      if (error instanceof AppError && statusOf(error.code) === 401) cookie.clear(reply);
      throw error;
    }
  });

  route(app, 'POST /v1/auth/logout', async (request, reply) => {
    const refreshToken = request.body.refreshToken ?? cookie.read(request);
    if (refreshToken !== undefined) await logout(deps, refreshToken, originOf(request));
    cookie.clear(reply);
    reply.header('clear-site-data', '"cache", "storage"');
  });

  route(app, 'GET /v1/auth/sessions', async (request) => listSessions(deps, contextOf(request)));

  route(app, 'DELETE /v1/auth/sessions/:id', async (request) =>
    endSession(deps, request.params.id, contextOf(request)),
  );
};
