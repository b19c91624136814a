import '@fastify/cookie';
import { AppError } from '@mywasender/contract/app-error';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerConfig } from '../config/server-config.ts';
import { browserOrigins } from '../shared/origins.ts';

/** The web's refresh token, out of reach of scripts. `__Host-` needs https; on plain http there is no prefix. */
export function refreshCookie(config: ServerConfig) {
  const secure = config.publicUrl.startsWith('https:');
  const name = secure ? '__Host-mws_refresh' : 'mws_refresh';
  const options = { httpOnly: true, sameSite: 'strict', secure, path: '/' } as const;
  const origins = browserOrigins(config);
  return {
    set(reply: FastifyReply, token: string, expiresAt: Date) {
      reply.setCookie(name, token, { ...options, expires: expiresAt });
    },
    clear(reply: FastifyReply) {
      reply.clearCookie(name, options);
    },
    /** The cookie of a request from one of our own pages; throws `ORIGIN_REFUSED` for other pages. */
    read(request: FastifyRequest): string | undefined {
      const token = request.cookies[name];
      if (token === undefined) return undefined;
      // without an Origin it is no script of ours: browsers send one with every POST
      if (!origins.has(request.headers.origin ?? '')) throw new AppError('ORIGIN_REFUSED');
      return token;
    },
  };
}
