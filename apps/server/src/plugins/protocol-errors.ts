import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '@mywasender/contract/app-error';
import { describeError } from '@mywasender/contract/error-codes';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './error-handler.ts';

const STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** An address the router cannot read. No hook runs for it, so its headers are set here. */
export function answerBadAddress(
  error: { readonly code: string },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  reply.headers({
    'x-request-id': request.id,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  const unknown = error.code === 'FST_ERR_MAX_PARAM_LENGTH';
  const known = unknown
    ? new AppError('NOT_FOUND')
    : new AppError('BAD_REQUEST', { problem: 'its address is malformed' });
  return sendError(known, request, reply);
}

/** What is no HTTP gets the same shape of answer, repeats nothing, and loses its connection. */
export function createClientErrorHandler(log: FastifyBaseLogger) {
  return (error: Error & { readonly code?: string }, socket: Socket): void => {
    const { code = '' } = error;
    if (code === 'ECONNRESET' || socket.destroyed) return;
    const requestId = randomUUID();
    log.info({ code, reqId: requestId }, 'refused what is no HTTP');
    const status = STATUS[code] ?? 400;
    const params = { problem: 'it is no HTTP this server understands' };
    const body = JSON.stringify({
      code: 'BAD_REQUEST',
      message: describeError('BAD_REQUEST', params),
      params,
      requestId,
    });
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      'Connection: close',
    ];
    if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
    else socket.destroy();
  };
}
