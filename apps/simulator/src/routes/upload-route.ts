import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { takeFault } from '../world/take-fault.ts';
import { phoneOfChat, type World } from '../world/world.ts';

/** More than any campaign may send. */
const MAX_BYTES = 256 * 1024 * 1024;

/** The media server: it takes a file, remembers its size and hash, and answers with what messages name it by. */
export function uploadRoute(app: FastifyInstance, world: World): void {
  app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    scope.post<{ Querystring: { chatId?: string }; Body: Readable }>(
      '/_sim/upload',
      { bodyLimit: MAX_BYTES },
      async (request, reply) => {
        const phone = phoneOfChat(world, request.query.chatId ?? '');
        const hash = createHash('sha256');
        let bytes = 0;
        for await (const chunk of request.body) {
          hash.update(chunk);
          bytes += chunk.length;
        }
        if (takeFault(world.faults, 'uploadFails', { phone }) !== undefined) return reply.code(503).send({});
        const handle = randomUUID();
        const mimeType = String(request.headers['x-media-type'] ?? '');
        world.uploads.set(handle, { mimeType, bytes, sha256: hash.digest('hex') });
        return { handle };
      },
    );
  });
}
