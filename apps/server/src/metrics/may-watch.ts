import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { ServerConfig } from '../config/server-config.ts';
import { sha256 } from '../crypto/digest.ts';

/** Whether the operator asks: by `METRICS_TOKEN`, or anybody outside production where none is set. */
export function createWatchGate({ operation, production }: ServerConfig) {
  const { metricsToken } = operation;
  if (metricsToken === null) return () => !production;
  const wanted = sha256(`Bearer ${metricsToken}`);
  return (request: FastifyRequest) => timingSafeEqual(sha256(request.headers.authorization ?? ''), wanted);
}
