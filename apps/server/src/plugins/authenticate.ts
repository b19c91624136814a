import { AppError } from '@mywasender/contract/app-error';
import type { Access } from '@mywasender/contract/http/access';
import type { KeyScope } from '@mywasender/contract/http/api-keys';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { actorOfKey } from '../api-keys/actor-of-key.ts';
import { readGenuineKey } from '../api-keys/api-key-format.ts';
import { idleSince } from '../auth/idle-sessions.ts';
import { mustEnrol } from '../mfa/read-factors.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { Actor, RequestContext, RequestOrigin } from '../shared/request-context.ts';
import { mayRevoke, mayWork, sellerIdOf } from '../users/role-rules.ts';
import type { AccessClaims } from './tokens.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** of a valid access token, before the database was asked */
    claims: AccessClaims | null;
    /** SHA-256 of an API key this server made, before the database was asked */
    apiKeyHash: Buffer<ArrayBuffer> | null;
    actor: Actor | null;
    apiKeyId: string | null;
  }
  interface FastifyContextConfig {
    /** of the contract; every `/v1` route has it */
    access?: Access;
    /** of the contract: API keys with this scope may call */
    scope?: KeyScope;
    /** also for accounts that must set up a second factor first */
    beforeEnrolment?: boolean;
  }
}

/** Reads the token first (cheap, the limiter needs it); the database is asked only for requests within limits. */
export const authenticatePlugin = fp<{ deps: Pick<ServerDeps, 'db' | 'now' | 'config' | 'secrets'> }>(
  async (app, { deps }) => {
    app.decorateRequest('claims', null);
    app.decorateRequest('actor', null);
    app.decorateRequest('apiKeyHash', null);
    app.decorateRequest('apiKeyId', null);
    app.addHook('onRequest', async (request) => {
      const token = /^Bearer ([\w.-]+)$/.exec(request.headers.authorization ?? '')?.[1];
      if (token === undefined) return;
      request.apiKeyHash = readGenuineKey(deps.secrets.apiKeyTag, token);
      if (request.apiKeyHash === null) request.claims = app.tokens.readAccess(token);
    });
    app.addHook('onRoute', (route) => {
      if (!route.url.startsWith('/v1/')) return;
      const access = route.config?.access;
      if (access === undefined)
        throw new Error(`${route.url} is no route of the contract: add it with route()`);
      // whoever else may call is judged by the route itself
      if (typeof access === 'string') return;
      const beforeEnrolment = route.config?.beforeEnrolment === true;
      // preParsing: after the limiter's onRequest, before a body is read for somebody who may not send one
      route.preParsing = [
        async (request) => {
          if (request.apiKeyHash !== null) {
            const hash = request.apiKeyHash;
            const key = await actorOfKey(deps, { hash, scope: route.config?.scope, ip: request.ip });
            request.actor = key.actor;
            request.apiKeyId = key.id;
            return;
          }
          request.actor = await readActor(deps, request);
          if (!access.includes(request.actor.role)) throw new AppError('FORBIDDEN');
          if (!beforeEnrolment && (await mustEnrol(deps, request.actor))) {
            throw new AppError('MFA_ENROLMENT_REQUIRED');
          }
        },
        ...[route.preParsing ?? []].flat(),
      ];
    });
  },
  { name: 'authenticate', dependencies: ['tokens'] },
);

async function readActor(
  deps: Pick<ServerDeps, 'config' | 'db' | 'now'>,
  request: FastifyRequest,
): Promise<Actor> {
  const { claims } = request;
  if (claims === null) throw new AppError('UNAUTHENTICATED');
  const at = deps.now();
  const session = await deps.db.prisma.session.findUnique({
    where: { id: claims.sid },
    include: { user: { include: { employer: true } } },
  });
  if (
    session === null ||
    session.endedAt !== null ||
    session.expiresAt <= at ||
    session.lastUsedAt <= idleSince(deps.config, session.client, at) ||
    session.userId !== claims.sub ||
    session.user.tokenVersion !== claims.ver ||
    !mayWork(session.user)
  ) {
    throw new AppError('SESSION_ENDED');
  }
  const { user } = session;
  return {
    id: user.id,
    role: user.role,
    sellerId: sellerIdOf(user),
    mayRevoke: mayRevoke(user),
    sessionId: session.id,
    verifiedEmailHash: user.emailVerifiedAt === null ? null : user.emailHash,
  };
}

/**
 * Who is signed in, on a route anyone may call; null: nobody. Whoever shows a token that is none, or no longer one, is
 * not taken for nobody; API keys reach no such route.
 */
export async function actorIfAny(
  deps: Pick<ServerDeps, 'config' | 'db' | 'now'>,
  request: FastifyRequest,
): Promise<Actor | null> {
  if (request.apiKeyHash !== null) throw new AppError('FORBIDDEN');
  return request.headers.authorization === undefined ? null : readActor(deps, request);
}

/** Context of a request whose route declares roles. */
export function contextOf(request: FastifyRequest): RequestContext {
  if (request.actor === null) throw new AppError('UNAUTHENTICATED');
  return { ...originOf(request), actor: request.actor };
}

/** The reseller whose shop the caller works in; for routes of `SHOP`. */
export function shopOf(request: FastifyRequest): string {
  const { sellerId } = contextOf(request).actor;
  if (sellerId === null) throw new AppError('FORBIDDEN');
  return sellerId;
}

export function originOf(request: FastifyRequest): RequestOrigin {
  const { apiKeyId } = request;
  return { ip: request.ip, requestId: request.id, ...(apiKeyId === null ? {} : { apiKeyId }) };
}
