import type { FastifyRequest } from 'fastify';

/** The header `Idempotency-Key`, if it was sent. */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const value = request.headers['idempotency-key'];
  return Array.isArray(value) ? value.join(',') : value;
}
