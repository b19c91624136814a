import { inject } from 'vitest';
import { databasesOf, type PostgresDatabases } from './postgres-databases.ts';

/** Databases of one's own in the cluster that all test files share; who ends a cluster starts one. */
export const sharedPostgres = (): PostgresDatabases => databasesOf(inject('postgresUrl'));
