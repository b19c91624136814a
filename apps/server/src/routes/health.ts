import { createDatabaseCheck } from '../db/check-database.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';
import { VERSION } from '../shared/version.ts';

/** `live`: the process answers. `ready`: it can work, which takes the database. */
export const healthRoutes: Routes = async (app, { deps }) => {
  const checkDatabase = createDatabaseCheck(deps.db.pool);
  route(app, 'GET /health/live', async () => ({ status: 'ok', version: VERSION }));
  route(app, 'GET /health/ready', async (request, reply) => {
    try {
      await checkDatabase();
      return { status: 'ok', version: VERSION };
    } catch (error) {
      request.log.error({ err: error }, 'the database does not answer');
      reply.status(503);
      return { status: 'unavailable', version: VERSION };
    }
  });
};
