import type { FastifyReply, FastifyRequest } from 'fastify';

const VERDICT_CALLS = /^\/v1\/licenses\/(activate|validate|refresh)$/;

/** What an app was told, read from the answer it gets; null where the answer is no verdict. */
export function verdictOf(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): { readonly call: string; readonly code: string } | null {
  const call = VERDICT_CALLS.exec(request.routeOptions.url ?? '')?.[1];
  return call === undefined || reply.statusCode !== 200 ? null : { call, code: codeOf(payload) };
}

/** `code` of a verdict or an error. */
export function codeOf(payload: unknown): string {
  const code =
    typeof payload === 'object' && payload !== null && 'code' in payload ? payload.code : undefined;
  return typeof code === 'string' ? code : '';
}
