import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe } from 'vitest';
import { createMigratedFolder } from './embedded-folder.ts';
import { FULL } from './full-run.ts';
import { postgresMissing } from './postgres-cluster.ts';
import { sharedPostgres } from './shared-postgres.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './test-server.ts';

type Suite = (server: () => TestServer) => void;

/** Runs a suite on the embedded database and on PostgreSQL, with one server each: what most depends on. */
export function eachDatabase(name: string, suite: Suite, options?: TestServerOptions) {
  onEmbedded(name, suite, options);
  onPostgres(name, suite, options);
}

/**
 * Runs a suite on PostgreSQL, which takes the least computing, or on the embedded database where there is none; on both
 * before a release. Both are PostgreSQL and spoken to by one driver, so what holds on one seldom fails on the other.
 */
export function oneDatabase(name: string, suite: Suite, options?: TestServerOptions) {
  if (FULL) eachDatabase(name, suite, options);
  else if (postgresMissing === '') onPostgres(name, suite, options);
  else onEmbedded(name, suite, options);
}

function onPostgres(name: string, suite: Suite, options?: TestServerOptions) {
  const skipped = postgresMissing && ` (skipped: ${postgresMissing})`;
  describe.skipIf(postgresMissing !== '')(`${name}, PostgreSQL${skipped}`, () => {
    let server: TestServer | undefined;
    beforeAll(async () => {
      const databaseUrl = await sharedPostgres().createMigratedDatabase();
      server = await startTestServer({ databaseUrl, dataDir: '' }, options);
    });
    afterAll(() => server?.close());
    suite(() => started(server));
  });
}

export function onEmbedded(name: string, suite: Suite, options?: TestServerOptions) {
  describe(`${name}, embedded`, () => {
    let server: TestServer | undefined;
    let dir = '';
    beforeAll(async () => {
      dir = await createMigratedFolder();
      server = await startTestServer({ databaseUrl: null, dataDir: dir }, options);
    });
    afterAll(async () => {
      await server?.close();
      rmSync(dir, { recursive: true, force: true });
    });
    suite(() => started(server));
  });
}

function started(server: TestServer | undefined): TestServer {
  if (server === undefined) throw new Error('the server of this suite did not start');
  return server;
}
