import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { AppError } from '@mywasender/contract/app-error';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { sendError } from './error-handler.ts';

const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/**
 * Serves the built portal. Its page gets a fresh style nonce each time and is the answer to every page address
 * the server does not know, because the portal has its own routes. It comes from memory and is not counted: whoever
 * reloads it often must not read a refusal meant for programs. Everything else unknown is a plain 404 that repeats
 * nothing of the request, and is limited like a call.
 */
export const portalPlugin = fp<{ portalDir: string }>(
  async (app, { portalDir }) => {
    const page = join(portalDir, 'index.html');
    const html = existsSync(page) ? readFileSync(page, 'utf8') : null;
    const assets = join(portalDir, 'assets');
    if (existsSync(assets)) {
      await app.register(fastifyStatic, {
        root: assets,
        prefix: '/assets/',
        index: false,
        // file names carry a hash of their content
        immutable: true,
        maxAge: '1y',
        allowedPath: (path) => !path.endsWith('.map'),
      });
    }
    const limit = app.rateLimit();
    const pageFor = (request: FastifyRequest) => (wantsPage(request) ? html : null);
    const limitCalls = async (request: FastifyRequest, reply: FastifyReply) => {
      if (pageFor(request) === null) await limit.call(app, request, reply);
    };
    app.setNotFoundHandler({ preHandler: limitCalls }, (request, reply) => {
      const found = pageFor(request);
      if (found === null) return sendError(new AppError('NOT_FOUND'), request, reply);
      return sendPage(found, reply);
    });
  },
  { name: 'portal', dependencies: ['rate-limits', 'security-headers'] },
);

function wantsPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? '';
  return (
    request.method === 'GET' &&
    (request.headers.accept ?? '').includes('text/html') &&
    !/^\/(v1|assets|docs|health|\.well-known)(\/|$)/.test(path) &&
    !path.includes('.')
  );
}

function sendPage(html: string, reply: FastifyReply) {
  return reply
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html.replaceAll(NONCE_PLACEHOLDER, reply.cspNonce.style));
}
