import type { Readable } from 'node:stream';
import { AppError } from '@mywasender/contract/app-error';
import { FileToken } from '@mywasender/contract/models/basics';
import { MAX_FILE_BYTES } from '@mywasender/sender/files/create-file-shelf';
import type { FastifyInstance } from 'fastify';
import { Value } from 'typebox/value';
import type { StartedCore } from '../host/start-core.ts';

const MAX_NAME = 200;

/** Files in and out of the core, streamed. Callers see tokens, never paths. */
export function addFileRoutes(app: FastifyInstance, core: StartedCore): void {
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  app.post<{ Querystring: { name?: unknown }; Body: Readable | undefined }>(
    '/files',
    { bodyLimit: MAX_FILE_BYTES },
    async (request) => {
      const name = readName(request.query.name);
      if (request.body === undefined) throw new AppError('UNSUPPORTED_MEDIA_TYPE');
      const { files } = await core.ready;
      return { file: await files.add({ name, stream: request.body }) };
    },
  );

  app.get<{ Params: { token: string }; Querystring: { name?: unknown } }>(
    '/files/:token',
    async (request, reply) => {
      const { token } = request.params;
      if (!Value.Check(FileToken, token)) throw new AppError('FILE_UNKNOWN');
      const { files } = await core.ready;
      const file = await files.open(token);
      const name = request.query.name === undefined ? file.name : readName(request.query.name);
      return reply
        .header('content-type', 'application/octet-stream')
        .header('content-length', file.bytes)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('x-content-type-options', 'nosniff')
        .send(file.stream());
    },
  );
}

function readName(name: unknown): string {
  if (typeof name === 'string' && name !== '' && name.length <= MAX_NAME) return name;
  throw new AppError('VALIDATION_FAILED', {
    field: 'name',
    problem: `is text of 1 to ${MAX_NAME} characters`,
  });
}
