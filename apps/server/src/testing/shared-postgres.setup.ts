import type { TestProject } from 'vitest/node';
import { postgresMissing, startPostgres } from './postgres-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** of the cluster all test files share; empty where there is no PostgreSQL */
    postgresUrl: string;
  }
}

/** One cluster for the whole run: starting one costs more than most test files. */
export default async function setup(project: TestProject) {
  if (postgresMissing !== '') {
    project.provide('postgresUrl', '');
    return undefined;
  }
  const cluster = await startPostgres();
  project.provide('postgresUrl', cluster.url);
  return () => cluster.stop();
}
