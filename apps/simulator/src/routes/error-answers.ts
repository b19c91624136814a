import { AppError, type WireError } from '@mywasender/contract/app-error';
import { describeError, statusOf } from '@mywasender/contract/error-codes';
import type { FastifyError, FastifyInstance } from 'fastify';

/** Every failure in the one wire shape. */
export function errorAnswers(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = toAppError(error);
    if (known.code === 'INTERNAL') request.log.error(error);
    return reply.code(statusOf(known.code)).send(wire(known, request.id));
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(wire(new AppError('NOT_FOUND'), request.id)),
  );
}

function wire(error: AppError, requestId: string): WireError {
  return {
    code: error.code,
    message: describeError(error.code, error.params),
    params: error.params,
    requestId,
  };
}

function toAppError(error: FastifyError): AppError {
  if (error instanceof AppError) return error;
  if (error.validation !== undefined) {
    const first = error.validation[0];
    const extra = first?.params?.additionalProperty;
    const field = typeof extra === 'string' ? `${first?.instancePath ?? ''}/${extra}` : first?.instancePath;
    return new AppError('VALIDATION_FAILED', {
      field: field === undefined || field === '' ? (error.validationContext ?? 'body') : field,
      problem: first?.message ?? 'invalid',
    });
  }
  if (error.statusCode === 415) return new AppError('UNSUPPORTED_MEDIA_TYPE', {}, error);
  if (error.statusCode === 413) return new AppError('PAYLOAD_TOO_LARGE', { limit: '32 MiB' }, error);
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return new AppError('BAD_REQUEST', { problem: error.message }, error);
  }
  return new AppError('INTERNAL', {}, error);
}
