import type { Health } from '@mywasender/contract/http/health';
import { createDatabaseCheck } from '../db/check-database.ts';
import { createWatchGate } from '../metrics/may-watch.ts';
import { redisState } from '../redis/redis-state.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';
import { VERSION } from '../shared/version.ts';

/** `live`: the process answers. `ready`: it can work, which takes the database; the operator is told of each part. */
export const healthRoutes: Routes = async (app, { deps }) => {
  const checkDatabase = createDatabaseCheck(deps.db.pool);
  const mayWatch = createWatchGate(deps.config);
  route(app, 'GET /health/live', async () => ({ status: 'ok', version: VERSION }));
  route(app, 'GET /health/ready', async (request, reply): Promise<Health> => {
    const status = await checkDatabase().then(
      () => 'ok' as const,
      (error: unknown) => {
        request.log.error({ err: error }, 'the database does not answer');
        return 'unavailable' as const;
      },
    );
    if (status === 'unavailable') reply.status(503);
    const health = { status, version: VERSION };
    return mayWatch(request)
      ? { ...health, parts: { database: status, redis: redisState(deps.redis) } }
      : health;
  });
};
