import type { Pool } from 'pg';
import { type Static, Type } from 'typebox';

/** What a backup says of itself, sealed with it. */
export const BackupManifest = Type.Object({
  kind: Type.Union([Type.Literal('postgresql'), Type.Literal('embedded')]),
  serverVersion: Type.String(),
  createdAt: Type.String(),
  migrations: Type.Array(Type.String()),
  rows: Type.Record(Type.String(), Type.Integer()),
});
export type BackupManifest = Static<typeof BackupManifest>;

type Contents = Pick<BackupManifest, 'migrations' | 'rows'>;

/** Which migrations a database has, and how many rows each of its tables. */
export async function readContents({ query }: { query: QueryText }): Promise<Contents> {
  const tables = await query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const rows: Record<string, number> = {};
  for (const { name } of tables) {
    // a name of the catalogue, quoted by the database itself
    const [counted] = await query<{ count: number }>(`SELECT count(*)::int AS count FROM ${name}`);
    rows[name] = counted?.count ?? 0;
  }
  const applied =
    rows['public._prisma_migrations'] === undefined
      ? []
      : await query<{ name: string }>(
          'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1',
        );
  return { rows, migrations: applied.map(({ name }) => name) };
}

export type QueryText = <Row>(text: string) => Promise<Row[]>;

/** The same over a pool or one connection of it. */
export function queryOf(connection: Pick<Pool, 'query'>): QueryText {
  return async <Row>(text: string) => (await connection.query(text)).rows as Row[];
}
