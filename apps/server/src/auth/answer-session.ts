import type { LoginAnswer } from '@mywasender/contract/http/auth';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mustEnrol } from '../mfa/read-factors.ts';
import { originOf } from '../plugins/authenticate.ts';
import { ACCESS_SECONDS } from '../plugins/tokens.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { ClientOrigin } from '../shared/request-context.ts';
import { presentUser } from '../users/present-user.ts';
import { refreshCookie } from './refresh-cookie.ts';
import type { StartedSession } from './start-session.ts';

/** How every way to sign in answers: tokens and user, the web's refresh token as a cookie. */
export function sessionAnswer(app: FastifyInstance, deps: ServerDeps) {
  const cookie = refreshCookie(deps.config);
  return async (
    reply: FastifyReply,
    { user, session, refreshToken }: StartedSession,
  ): Promise<LoginAnswer> => {
    const accessToken = app.tokens.signAccess({ sub: user.id, sid: session.id, ver: user.tokenVersion });
    const enrol = await mustEnrol(deps, user);
    const body = {
      accessToken,
      expiresIn: ACCESS_SECONDS,
      user: { ...presentUser(deps, user), ...(enrol ? { mustEnrol: true as const } : {}) },
    };
    if (session.client === 'desktop') return { ...body, refreshToken };
    cookie.set(reply, refreshToken, session.expiresAt);
    return body;
  };
}

export function clientOf(request: FastifyRequest): ClientOrigin {
  return { ...originOf(request), userAgent: request.headers['user-agent'] ?? null };
}
