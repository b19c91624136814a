import type { FastifyRequest } from 'fastify';

/** `user:password` of a request with Basic authentication. */
export function readBasic({ headers }: FastifyRequest): string | undefined {
  const [, basic] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
  return basic === undefined ? undefined : Buffer.from(basic, 'base64').toString();
}
