import { AppError } from '@mywasender/contract/app-error';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Registry } from 'prom-client';
import { createMetrics } from '../metrics/create-metrics.ts';
import { createWatchGate } from '../metrics/may-watch.ts';
import { processMetrics } from '../metrics/process-metrics.ts';
import { codeOf, verdictOf } from '../metrics/verdict-of.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { route } from '../shared/route.ts';

/** Counts from the answers themselves, so that no use case has to think of it, and shows it at `/metrics`. */
export const metricsPlugin = fp<{ deps: Pick<ServerDeps, 'config' | 'db' | 'redis'> }>(
  async (app, { deps }) => {
    const metrics = createMetrics(deps);
    const mayWatch = createWatchGate(deps.config);

    app.addHook('preSerialization', async (request, reply, payload) => {
      const verdict = verdictOf(request, reply, payload);
      if (verdict !== null) metrics.verdicts.inc(verdict);
      return payload;
    });
    app.addHook('onSend', async (request, reply, payload) => {
      if (reply.statusCode === 429) metrics.limited.inc({ route: routeOf(request) });
      if (routeOf(request) === '/v1/auth/login') metrics.logins.inc({ result: resultOf(reply, payload) });
      return payload;
    });
    app.addHook('onResponse', async (request, reply) => {
      const labels = { method: request.method, route: routeOf(request), status: reply.statusCode };
      metrics.requests.observe(labels, reply.elapsedTime / 1000);
    });
    route(app, 'GET /metrics', async (request, reply) => {
      if (!mayWatch(request)) throw new AppError('NOT_FOUND');
      const all = Registry.merge([metrics.registry, processMetrics()]);
      reply.type(all.contentType).header('cache-control', 'no-store');
      return all.metrics();
    });
  },
  { name: 'metrics', dependencies: ['rate-limits'] },
);

/** The pattern, never the address: `unknown` for what is no route. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unknown';
}

function resultOf(reply: FastifyReply, payload: unknown): string {
  if (typeof payload !== 'string') return 'OTHER';
  const answer: unknown = JSON.parse(payload);
  if (reply.statusCode !== 200) return codeOf(answer);
  return typeof answer === 'object' && answer !== null && 'mfaRequired' in answer ? 'MFA_REQUIRED' : 'OK';
}
