import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe } from 'vitest';
import { createMigratedFolder } from './embedded-folder.ts';
import { postgresMissing } from './postgres-cluster.ts';
import { sharedPostgres } from './shared-postgres.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './test-server.ts';

type Suite = (server: () => TestServer) => void;

/** Runs a suite on the embedded database and on PostgreSQL, with one server each: what it is about is a matter of SQL. */
export function eachDatabase(name: string, suite: Suite, options?: TestServerOptions) {
  onEmbedded(name, suite, options);
  onPostgres(name, suite, options);
}

/** Runs a suite on PostgreSQL, which takes the least computing, or on the embedded database where there is none. */
export function oneDatabase(name: string, suite: Suite, options?: TestServerOptions) {
  if (postgresMissing === '') onPostgres(name, suite, options);
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
