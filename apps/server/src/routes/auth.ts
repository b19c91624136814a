import { AppError } from '@mywasender/contract/app-error';
import { statusOf } from '@mywasender/contract/error-codes';
import {
  LoginAnswer,
  LoginBody,
  RefreshSessionBody,
  RegisterAnswer,
  RegisterBody,
  SessionList,
} from '@mywasender/contract/http/auth';
import { IdParams } from '@mywasender/contract/http/page';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { endSession, logout } from '../auth/end-session.ts';
import { listSessions } from '../auth/list-sessions.ts';
import { login, type StartedSession } from '../auth/login.ts';
import { refreshCookie } from '../auth/refresh-cookie.ts';
import { refreshSession } from '../auth/refresh-session.ts';
import { registerUser } from '../auth/register-user.ts';
import { ANY_ROLE, contextOf, originOf } from '../plugins/authenticate.ts';
import { addressKey } from '../plugins/rate-limits.ts';
import { ACCESS_SECONDS } from '../plugins/tokens.ts';
import type { Routes } from '../shared/typed-app.ts';
import { presentUser } from '../users/present-user.ts';

export const authRoutes: Routes = async (app, { deps }) => {
  const cookie = refreshCookie(deps.config);
  const tags = ['auth'];

  app.post(
    '/v1/auth/register',
    {
      config: { access: 'anyone' },
      schema: { tags, body: RegisterBody, response: { 202: RegisterAnswer } },
    },
    async (request, reply) => {
      await registerUser(deps, request.body, originOf(request));
      return reply.status(202).send({ accepted: true });
    },
  );

  app.post(
    '/v1/auth/login',
    {
      config: { access: 'anyone' },
      schema: { tags, body: LoginBody, response: { 200: LoginAnswer } },
      preHandler: async (request) => app.limits.login(request, addressKey(request.ip)),
    },
    async (request, reply) => answer(reply, await login(deps, request.body, clientOf(request))),
  );

  app.post(
    '/v1/auth/refresh',
    {
      config: { access: 'anyone' },
      schema: { tags, body: RefreshSessionBody, response: { 200: LoginAnswer } },
    },
    async (request, reply) => {
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
    },
  );

  app.post(
    '/v1/auth/logout',
    {
      config: { access: 'anyone' },
      schema: { tags, body: RefreshSessionBody, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const refreshToken = request.body.refreshToken ?? cookie.read(request);
      if (refreshToken !== undefined) await logout(deps, refreshToken, originOf(request));
      cookie.clear(reply);
      return reply.header('clear-site-data', '"cache", "storage"').status(204).send(null);
    },
  );

  app.get(
    '/v1/auth/sessions',
    { config: { access: ANY_ROLE }, schema: { tags, response: { 200: SessionList } } },
    async (request) => listSessions(deps, contextOf(request)),
  );

  app.delete(
    '/v1/auth/sessions/:id',
    { config: { access: ANY_ROLE }, schema: { tags, params: IdParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await endSession(deps, request.params.id, contextOf(request));
      return reply.status(204).send(null);
    },
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
