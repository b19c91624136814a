import { createHash } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import { watchPublishedAdapter } from '../adapter/published-adapter.ts';
import { addressKey } from '../plugins/rate-limits.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';

/**
 * What apps put into WhatsApp's page, signed offline. Anybody may have it: it is no secret, a computer need not say
 * who it is to be mended, and no database is asked on the day when every app comes at once.
 */
export const adapterRoutes: Routes = async (app, { deps }) => {
  const published = watchPublishedAdapter(deps.config.adapterDir, {
    log: app.log,
    now: () => deps.now().getTime(),
  });
  // Who has it already gets no body. Only the two routes of this plugin set a tag.
  app.addHook('onSend', async (request, reply, payload) => {
    const tag = reply.getHeader('etag');
    // A proxy that compresses makes a strong tag a weak one.
    const known = request.headers['if-none-match']?.split(/\s*,\s*(?:W\/)?|^W\//) ?? [];
    if (typeof tag !== 'string' || !known.includes(tag)) return payload;
    reply.status(304).removeHeader('content-type');
    return null;
  });

  route(app, 'GET /v1/adapter', async (_request, reply) => {
    const found = await published();
    const manifest = found.kind === 'published' ? found.manifest : null;
    reply.header('etag', `"${createHash('sha256').update(String(manifest)).digest('base64url')}"`);
    reply.header('cache-control', 'public, max-age=300');
    return { manifest };
  });

  route(
    app,
    'GET /v1/adapter/:sha256',
    async (request, reply) => {
      const found = await published();
      const file = found.kind === 'published' ? found.file : null;
      if (file?.sha256 !== request.params.sha256) throw new AppError('NOT_FOUND');
      // Not a script of this origin, whoever links to it: pages of the portal must not be able to run it.
      reply.type('application/octet-stream').header('content-disposition', 'attachment');
      reply.header('etag', `"${file.sha256}"`);
      reply.header('cache-control', 'public, max-age=31536000, immutable');
      return file.content;
    },
    {
      rateLimit: false,
      preHandler: async (request) => app.limits.adapterFile(request, addressKey(request.ip)),
    },
  );
};
