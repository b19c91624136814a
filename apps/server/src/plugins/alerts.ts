import fp from 'fastify-plugin';
import { createLimitStorms } from '../alerts/limit-storms.ts';
import { networkOf } from '../alerts/network-of.ts';
import type { ServerDeps } from '../shared/deps.ts';

declare module 'fastify' {
  interface FastifyInstance {
    limitStorms: ReturnType<typeof createLimitStorms>;
  }
}

const FLUSH_MS = 5000;

/** Watches the answers for storms of refused requests. */
export const alertsPlugin = fp<{ deps: Pick<ServerDeps, 'db' | 'now' | 'config' | 'jobs'> }>(
  async (app, { deps }) => {
    const storms = createLimitStorms(deps);
    app.decorate('limitStorms', storms);
    app.addHook('onResponse', async (request, reply) => {
      // one that is blocked already needs no further alert
      if (reply.statusCode === 429 && request.blockedUntil === null) storms.note(networkOf(request.ip));
    });
    const timer = setInterval(() => {
      storms
        .flush()
        .catch((error: unknown) => app.log.error({ err: error }, 'refusals could not be counted'));
    }, FLUSH_MS);
    timer.unref();
    app.addHook('onClose', async () => clearInterval(timer));
  },
  { name: 'alerts', dependencies: ['address-blocks'] },
);
