import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRISMA_DIR } from './prisma-dir.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly list: boolean;
  readonly optional: boolean;
  /** a database type that holds no free text */
  readonly uuid: boolean;
  /** first value of an enum */
  readonly enumValue: string | null;
  readonly hasDefault: boolean;
}

const schema = readFileSync(join(PRISMA_DIR, 'schema.prisma'), 'utf8');
const enums = new Map(
  [...schema.matchAll(/^enum (\w+) \{\s+(\w+)/gm)].map(([, name = '', first = '']) => [name, first]),
);
const SCALARS = ['String', 'Json', 'Bytes', 'DateTime', 'Int', 'BigInt', 'Boolean'];

/** The columns of every table, as the schema says; relations are no columns. */
export const SCHEMA_COLUMNS: ReadonlyMap<string, readonly Column[]> = new Map(
  [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, model = '', body = '']) => [
    model,
    body.split('\n').flatMap((line) => columnOf(line)),
  ]),
);

function columnOf(line: string): Column[] {
  const [, name, type = '', list, optional, rest = ''] =
    /^ {2}(\w+) +(\w+)(\[\])?(\?)?(.*)$/.exec(line) ?? [];
  const enumValue = enums.get(type) ?? null;
  if (name === undefined || (!SCALARS.includes(type) && enumValue === null)) return [];
  return [
    {
      name,
      type,
      list: list !== undefined,
      optional: optional !== undefined,
      uuid: rest.includes('@db.Uuid'),
      enumValue,
      hasDefault: rest.includes('@default'),
    },
  ];
}
