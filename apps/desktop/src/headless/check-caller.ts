import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { onRequestAsyncHookHandler } from 'fastify';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Only pages of this host itself may ask. A foreign name in `Host` is DNS rebinding; a foreign `Origin` is
 * another site's page in the same browser.
 */
export function requireKnownCaller(extraHostnames: readonly string[]): onRequestAsyncHookHandler {
  const known = new Set([...LOOPBACK, ...extraHostnames.map((name) => name.toLowerCase())]);
  return async (request) => {
    const host = request.headers.host ?? '';
    const url = URL.parse(`http://${host}`);
    if (url === null || !known.has(url.hostname)) throw new AppError('ORIGIN_REFUSED');
    const { origin } = request.headers;
    if (origin !== undefined && origin !== url.origin) throw new AppError('ORIGIN_REFUSED');
  };
}

/** `Authorization: Bearer <token>`, compared in constant time. */
export function requireToken(token: string): onRequestAsyncHookHandler {
  const expected = digest(token);
  return async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const presented = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(digest(presented), expected)) throw new AppError('UNAUTHENTICATED');
  };
}

/** Of equal length whatever was presented. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
