import { AppError, type WireError } from '@mywasender/contract/app-error';
import { describeError, statusOf } from '@mywasender/contract/error-codes';
import type { FastifyError, FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify';
import fp from 'fastify-plugin';
import { isOutage } from '../db/is-outage.ts';

/** An outage is over at a guess; the app spreads its own retries. */
const RETRY_SECONDS = 5;

/** Every failure leaves as `{ code, message, params, requestId }`; what is not expected says nothing of itself. */
export const errorHandlerPlugin = fp(
  async (app) => {
    app.setErrorHandler<FastifyError | AppError>((error, request, reply) => {
      const known = toAppError(error);
      const status = statusOf(known.code);
      const { route } = request.routeOptions.config;
      if (status >= 500) request.log.error({ err: error, route }, known.code);
      else request.log.info({ code: known.code, route, reason: known.params.reason }, 'refused');
      return sendError(known, request, reply);
    });
  },
  { name: 'error-handler' },
);

/** Answers with an error outside of a thrown one (404). */
export function sendError(error: AppError, request: FastifyRequest, reply: FastifyReply) {
  const status = statusOf(error.code);
  const { seconds } = error.params;
  if (status === 429 && typeof seconds === 'number') reply.header('retry-after', seconds);
  if (error.code === 'UNAVAILABLE') {
    reply.header('retry-after', typeof seconds === 'number' ? seconds : RETRY_SECONDS);
  }
  const body: WireError = {
    code: error.code,
    message: describeError(error.code, error.params),
    params: error.params,
    requestId: request.id,
  };
  return reply.status(status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(body);
}

function toAppError(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  if (error.validation) {
    return describeInvalid(error.validation, error.validationContext ?? 'body');
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AppError('PAYLOAD_TOO_LARGE', { limit: '64 kB' });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AppError('UNSUPPORTED_MEDIA_TYPE');
    default:
  }
  const status = error.statusCode ?? 500;
  if (status === 503 || isOutage(error)) return new AppError('UNAVAILABLE', {}, error);
  if (status >= 400 && status < 500)
    return new AppError('BAD_REQUEST', { problem: 'it is malformed' }, error);
  return new AppError('INTERNAL', {}, error);
}

/** Names the first field that is wrong; the field, not its value, which may be a secret. */
function describeInvalid(problems: FastifySchemaValidationError[], part: string): AppError {
  const [first] = problems;
  const named = first?.params.additionalProperties ?? first?.params.requiredProperties;
  const extra = Array.isArray(named) ? named.slice(0, 1).map(String) : [];
  const path = first?.instancePath.split('/').slice(1) ?? [];
  const field = [...path, ...extra].join('.') || part;
  const unknown = first?.keyword === 'additionalProperties' || first?.keyword === 'boolean';
  const problem = unknown ? 'is not known' : first?.message;
  return new AppError('VALIDATION_FAILED', { field, problem: problem ?? 'is not valid' });
}
