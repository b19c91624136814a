import { AppError } from '@mywasender/contract/app-error';
import { statusOf } from '@mywasender/contract/error-codes';
import type { LoginAnswer } from '@mywasender/contract/http/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { endSession, logout } from '../auth/end-session.ts';
import { listSessions } from '../auth/list-sessions.ts';
import { login, type StartedSession } from '../auth/login.ts';
import { refreshCookie } from '../auth/refresh-cookie.ts';
import { refreshSession } from '../auth/refresh-session.ts';
import { registerUser } from '../auth/register-user.ts';
import { contextOf, originOf } from '../plugins/authenticate.ts';
import { addressKey } from '../plugins/rate-limits.ts';
import { ACCESS_SECONDS } from '../plugins/tokens.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';
import { presentUser } from '../users/present-user.ts';

export const authRoutes: Routes = async (app, { deps }) => {
  const cookie = refreshCookie(deps.config);

  route(app, 'POST /v1/auth/register', async (request) => {
    await registerUser(deps, request.body, originOf(request));
    return { accepted: true };
  });

  route(
    app,
    'POST /v1/auth/login',
    async (request, reply) => answer(reply, await login(deps, request.body, clientOf(request))),
    { preHandler: async (request) => app.limits.login(request, addressKey(request.ip)) },
  );

  route(app, 'POST /v1/auth/refresh', async (request, reply) => {
    const inBody = request.body.refreshToken;
    const refreshToken = inBody ?? cookie.read(request);
    if (refreshToken === undefined) throw new AppError('SESSION_ENDED');
    const client = inBody === undefined ? 'web' : 'desktop';
    try {
      return answer(reply, await refreshSession(deps, { refreshToken, client, origin: clientOf(request) }));
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

  function answer(reply: FastifyReply, { user, session, refreshToken }: StartedSession): LoginAnswer {
    const accessToken = app.tokens.signAccess({ sub: user.id, sid: session.id, ver: user.tokenVersion });
    const body = { accessToken, expiresIn: ACCESS_SECONDS, user: presentUser(deps, user) };
    if (session.client === 'desktop') return { ...body, refreshToken };
    cookie.set(reply, refreshToken, session.expiresAt);
    return body;
  }
};

function clientOf(request: FastifyRequest) {
  return { ...originOf(request), userAgent: request.headers['user-agent'] ?? null };
}
