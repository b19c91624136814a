import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { World } from '../world/world.ts';

const root = new URL('../../', import.meta.url);

/** The WhatsApp Web stand-in at `/` and the phone at `/phone`, each with a nonce as WhatsApp has it. */
export async function pageRoutes(app: FastifyInstance, world: World): Promise<void> {
  const page = readFileSync(new URL('page/index.html', root), 'utf8');
  const phone = readFileSync(new URL('phone/index.html', root), 'utf8');
  const serve = { cacheControl: false, index: false, decorateReply: false } as const;
  await app.register(fastifyStatic, { ...serve, root: new URL('page/', root), prefix: '/page/' });
  await app.register(fastifyStatic, { ...serve, root: new URL('phone/', root), prefix: '/phone/' });

  app.get('/', (_request, reply) => {
    const { lid, outbox, missingModules } = world.faults;
    const config = { lid, outbox: outbox ?? false, missingModules: missingModules ?? [] };
    const html = page.replace('__CONFIG__', () => attribute(JSON.stringify(config)));
    return sendPage(reply, html, OPEN);
  });
  app.get('/phone', (_request, reply) => sendPage(reply, phone));
  // Where a page ends that was told to crash: nothing of the stand-in runs here.
  app.get('/crashed', (_request, reply) =>
    sendPage(reply, '<!doctype html><title>Crashed (simulated)</title>'),
  );
  app.get('/favicon.ico', (_request, reply) => reply.code(204).send());
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/**
 * The stand-in does not stop what scripts inside it send elsewhere: that must be stopped, and be seen to be
 * stopped, by whoever drives it.
 */
const OPEN = 'connect-src *; img-src * data:';
const OWN = "connect-src 'self'; img-src 'self' data:";

function sendPage(reply: FastifyReply, html: string, reach = OWN): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .header(
      'content-security-policy',
      `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; ${reach}; ` +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .type('text/html; charset=utf-8')
    .send(html.replaceAll('__NONCE__', nonce));
}
