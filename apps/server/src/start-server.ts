import { buildApp } from './app.ts';
import { readConfig } from './config/read-config.ts';
import { migrateDatabase } from './db/migrate-database.ts';
import { openDatabase } from './db/open-database.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { startWorkers } from './jobs/start-workers.ts';
import { openRedis, type RedisConnections } from './redis/open-redis.ts';
import { createDeps } from './shared/create-deps.ts';
import { createLogger } from './shared/logger.ts';

/** Starts everything in order; `stop` undoes it in reverse. If a step fails, the steps before it are undone. */
export async function startServer(env: Readonly<Record<string, string | undefined>>, prismaDir: string) {
  const config = await readConfig(env);
  const logger = createLogger(config.logLevel);
  const db = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    onError: (err) => logger.error({ err }, 'a database connection failed'),
  });
  let redis: RedisConnections | null = null;
  try {
    const applied = await migrateDatabase(db, prismaDir);
    if (applied.length > 0) logger.info({ applied }, 'database migrated');
    const { redisUrl } = config.operation;
    redis = redisUrl === null ? null : await openRedis(redisUrl, logger);
    const deps = await createDeps(config, db, { redis });
    if (config.demoAccountsFile !== null) await seedDemo(deps, config.demoAccountsFile);
    const app = await buildApp(deps, { logger });
    try {
      await app.listen({ host: config.host, port: config.port });
      const workers = await startWorkers(deps, { log: logger });
      logger.info({ url: config.publicUrl, database: db.kind }, 'ready');
      const stop = async () => {
        await app.close();
        await workers.stop();
        redis?.close();
        await db.close();
      };
      return { url: config.publicUrl, logger, stop };
    } catch (error) {
      await app.close();
      throw error;
    }
  } catch (error) {
    redis?.close();
    await db.close();
    throw error;
  }
}
