import { AppError } from '@mywasender/contract/app-error';
import { statusOf } from '@mywasender/contract/error-codes';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { toWireError } from '../host/to-wire-error.ts';

/** Every failure in the wire shape, with the request id in body and header. */
export function addErrorAnswers(app: FastifyInstance, log: Logger): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.setErrorHandler((error, request, reply) => {
    const known = fromFastify(error);
    reply
      .code(known instanceof AppError ? statusOf(known.code) : 500)
      .send(toWireError(known, request.id, log));
  });
}

/** What Fastify itself refuses, before a route is asked. */
function fromFastify(error: unknown): unknown {
  if (!(error instanceof Error) || !('statusCode' in error)) return error;
  switch (error.statusCode) {
    case 400:
      return new AppError('BAD_REQUEST', { problem: 'it is no valid JSON, or an empty body' }, error);
    case 413:
      return new AppError('PAYLOAD_TOO_LARGE', { limit: '1 MB' }, error);
    case 415:
      return new AppError('UNSUPPORTED_MEDIA_TYPE', {}, error);
    default:
      return error;
  }
}
