import { postgresMissing, startPostgres } from '../../apps/server/src/testing/postgres-cluster.ts';

/** One PostgreSQL for all portals under test, where there is one; the embedded database is under the app's. */
export default async function setup() {
  if (postgresMissing !== '') return undefined;
  const cluster = await startPostgres();
  process.env.E2E_POSTGRES_URL = cluster.url;
  return () => cluster.stop();
}
