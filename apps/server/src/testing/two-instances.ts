import { afterAll, beforeAll, describe } from 'vitest';
import { postgresMissing } from './postgres-cluster.ts';
import { type RedisServer, redisMissing, startRedis } from './redis-server.ts';
import { sharedPostgres } from './shared-postgres.ts';
import { testConfig } from './test-config.ts';
import { startTestServer, type TestServer } from './test-server.ts';

export interface TwoInstances {
  readonly servers: readonly [TestServer, TestServer];
  readonly redis: RedisServer;
  /** one instance, then the other */
  turn(index: number): TestServer;
}

/** Runs a suite on two servers with the same secrets, one PostgreSQL and one Redis. */
export function twoInstances(name: string, suite: (instances: () => TwoInstances) => void) {
  const missing = postgresMissing || redisMissing;
  describe.skipIf(missing !== '')(`${name}${missing && ` (skipped: ${missing})`}`, () => {
    let running: TwoInstances | undefined;
    beforeAll(async () => {
      const redis = await startRedis();
      const database = { databaseUrl: await sharedPostgres().createMigratedDatabase(), dataDir: '' };
      const operation = { redisUrl: redis.url, metricsToken: null };
      const config = await testConfig({ ...database, operation });
      const one = await startTestServer(database, { config });
      const two = await startTestServer(database, { config, world: one.world });
      running = { servers: [one, two], redis, turn: (index) => (index % 2 === 0 ? one : two) };
    });
    afterAll(async () => {
      for (const server of running?.servers ?? []) await server.close();
      await running?.redis.stop();
    });
    suite(() => {
      if (running === undefined) throw new Error('the instances of this suite did not start');
      return running;
    });
  });
}
