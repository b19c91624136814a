import underPressure from '@fastify/under-pressure';
import { AppError } from '@mywasender/contract/app-error';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { ServerDeps } from '../shared/deps.ts';

/** The calls of licensed apps go on until the server is this much slower than where everybody else is sent away. */
const LICENSING_PATIENCE = 5;
const SAMPLE_MS = 1000;
/** When to come back: spread, so that they do not all come back at once. Seconds. */
const RETRY_FROM = 5;
const RETRY_SPREAD = 25;

/**
 * Sends requests away with 503 while the event loop lags, the ones a licensed app depends on last: an answer late is
 * worth less than one soon, and an app that gets none runs on its lease. Probes are always answered.
 */
export const shedLoadPlugin = fp<{ deps: Pick<ServerDeps, 'config' | 'random'> }>(
  async (app, { deps }) => {
    const { shedding } = deps.config;
    if (shedding.maxDelayMs === 0) return;
    await app.register(underPressure, {
      maxEventLoopDelay: shedding.maxDelayMs,
      sampleInterval: SAMPLE_MS,
      pressureHandler: (request, _reply, _type, delayMs) => {
        if (!isShed(request, delayMs ?? 0, shedding.maxDelayMs)) return;
        const seconds = RETRY_FROM + Math.floor(deps.random() * RETRY_SPREAD);
        throw new AppError('UNAVAILABLE', { seconds });
      },
    });
  },
  { name: 'shed-load', dependencies: ['error-handler'] },
);

/** Whether a request is sent away at this lag of the event loop. */
export function isShed(
  { url, routeOptions }: Pick<FastifyRequest, 'url' | 'routeOptions'>,
  delayMs: number,
  maxDelayMs: number,
): boolean {
  if (url.startsWith('/health/') || url === '/metrics') return false;
  const licensing = routeOptions.config.access === 'device';
  return delayMs > maxDelayMs * (licensing ? LICENSING_PATIENCE : 1);
}
