import fp from 'fastify-plugin';
import { verdictOf } from '../metrics/verdict-of.ts';
import { createVerdictCounts } from '../overview/verdict-counts.ts';
import type { ServerDeps } from '../shared/deps.ts';

declare module 'fastify' {
  interface FastifyInstance {
    verdictCounts: ReturnType<typeof createVerdictCounts>;
  }
}

const FLUSH_MS = 5000;

/** Adds up what apps are told, for the overview of administrators. */
export const verdictCountsPlugin = fp<{ deps: Pick<ServerDeps, 'db' | 'now'> }>(
  async (app, { deps }) => {
    const counts = createVerdictCounts(deps);
    app.decorate('verdictCounts', counts);
    app.addHook('preSerialization', async (request, reply, payload) => {
      const verdict = verdictOf(request, reply, payload);
      if (verdict !== null) counts.note(verdict.call, verdict.code);
      return payload;
    });
    const flush = () =>
      counts
        .flush()
        .catch((error: unknown) => app.log.error({ err: error }, 'verdicts could not be counted'));
    const timer = setInterval(() => void flush(), FLUSH_MS);
    timer.unref();
    app.addHook('onClose', async () => {
      clearInterval(timer);
      await flush();
    });
  },
  { name: 'verdict-counts' },
);
