import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Name of the database of a cluster that has the migrations applied; others are copied from it. */
export const MIGRATED = 'migrated';

export interface PostgresDatabases {
  /** address of a new, empty database */
  createDatabase(): Promise<string>;
  /** address of a new database with the migrations applied */
  createMigratedDatabase(): Promise<string>;
}

/** Those of a cluster that runs, also of one that somebody else started. */
export function databasesOf(url: string): PostgresDatabases {
  const next = () => `test_${randomUUID().replaceAll('-', '')}`;
  return {
    createDatabase: () => createDatabase(url, next()),
    createMigratedDatabase: () => createDatabase(url, next(), MIGRATED),
  };
}

export async function createDatabase(url: string, name: string, template = 'template1'): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  } finally {
    await client.end();
  }
  return url.replace(/\/postgres$/, `/${name}`);
}
