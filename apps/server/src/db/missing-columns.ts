import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';

/**
 * What the program reads and writes and the database does not have, as `table.column`. What somebody added (an index, a
 * table) is left alone. The comparison of Prisma's engine cannot read the catalogue of PostgreSQL over our adapter.
 */
export async function missingColumns(pool: Pool, prismaDir: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = current_schema()`,
  );
  const found = new Set(rows.map(({ name }) => name));
  return neededColumns(readFileSync(join(prismaDir, 'schema.prisma'), 'utf8')).filter(
    (name) => !found.has(name),
  );
}

/** Of a Prisma schema; a field whose type is another model is no column. */
export function neededColumns(schema: string): readonly string[] {
  const models = [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = '', body = '']) => ({
    name,
    body,
  }));
  const related = new Set(models.map(({ name }) => name));
  return models.flatMap(({ name, body }) => {
    const table = /^ {2}@@map\("(\w+)"\)/m.exec(body)?.[1] ?? name;
    return [...body.matchAll(/^ {2}(\w+) +(\w+)(.*)$/gm)]
      .filter(([, , type = '']) => !related.has(type))
      .map(([, field = '', , rest = '']) => `${table}.${/ @map\("(\w+)"\)/.exec(rest)?.[1] ?? field}`);
  });
}
