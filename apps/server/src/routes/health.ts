import { Health } from '@mywasender/contract/http/health';
import { createDatabaseCheck } from '../db/check-database.ts';
import type { Routes } from '../shared/typed-app.ts';
import { VERSION } from '../shared/version.ts';

/** `live`: the process answers. `ready`: it can work, which takes the database. */
export const healthRoutes: Routes = async (app, { deps }) => {
  const tags = ['health'];
  const checkDatabase = createDatabaseCheck(deps.db.pool);
  app.get('/health/live', { schema: { tags, response: { 200: Health } } }, async () => ({
    status: 'ok' as const,
    version: VERSION,
  }));
  app.get(
    '/health/ready',
    { schema: { tags, response: { 200: Health, 503: Health } } },
    async (request, reply) => {
      try {
        await checkDatabase();
        return { status: 'ok' as const, version: VERSION };
      } catch (error) {
        request.log.error({ err: error }, 'the database does not answer');
        return reply.status(503).send({ status: 'unavailable', version: VERSION });
      }
    },
  );
};
