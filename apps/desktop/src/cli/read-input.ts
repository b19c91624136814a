import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { type Field, fieldsOf, type PlainSchema } from '@mywasender/contract/commands/guide/fields-of';
import { nameOfType } from '@mywasender/contract/commands/guide/type-names';
import { CliFailure, type CliIo } from './cli-io.ts';

/** Flags every call takes; no field of a command bears such a name (a test looks). */
export const COMMON_FLAGS = {
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  input: { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

export type FlagValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** Flags named as the fields of a schema, beside the common ones. Complaints name the flag. */
export function readFlags(args: readonly string[], schema: PlainSchema): FlagValues {
  const options: ParseArgsOptionsConfig = { ...COMMON_FLAGS };
  for (const { name, schema: field } of fieldsOf(schema))
    options[name] =
      field.type === 'boolean' ? { type: 'boolean' } : { type: 'string', multiple: field.type === 'array' };
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false, allowNegative: true })
      .values;
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new CliFailure(`${said}. --help shows what there is.`);
  }
}

/**
 * The input of a command: JSON of `--input` (a file, or `-` for the standard input), then the flags over it. `upload`
 * hands a local file over.
 */
export async function readInput(
  flags: FlagValues,
  schema: PlainSchema,
  { io, upload }: { readonly io: CliIo; readonly upload: (path: string) => Promise<string> },
): Promise<Record<string, unknown>> {
  const input = typeof flags.input === 'string' ? await readJson(flags.input, io) : {};
  for (const field of fieldsOf(schema)) {
    const value = flags[field.name];
    if (value === undefined) continue;
    if (nameOfType(field.schema) === 'FileToken' && typeof value === 'string')
      input[field.name] = await upload(resolve(io.cwd, value));
    else input[field.name] = await readValue(field, value, io);
  }
  return input;
}

async function readJson(source: string, io: CliIo): Promise<Record<string, unknown>> {
  const found: unknown = parseJson(await readSource(source, io), '--input');
  if (typeof found === 'object' && found !== null && !Array.isArray(found)) return { ...found };
  throw new CliFailure('--input takes a JSON object.');
}

async function readValue(
  { name, schema }: Field,
  value: NonNullable<FlagValues[string]>,
  io: CliIo,
): Promise<unknown> {
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) {
    const [only] = value;
    // A whole list as JSON, or the flag once for each entry.
    if (value.length === 1 && typeof only === 'string' && only.startsWith('['))
      return parseJson(only, `--${name}`);
    return Promise.all(
      value.map((item) => readValue({ name, schema: schema.items ?? {}, required: true }, item, io)),
    );
  }
  return readText(name, schema, await fromSource(value, io));
}

/** `@file` is the content of that file, `@-` what comes by the standard input, `@@…` a text that begins with `@`. */
async function fromSource(value: string, io: CliIo): Promise<string> {
  if (value.startsWith('@@')) return value.slice(1);
  return value.startsWith('@') ? (await readSource(value.slice(1), io)).replace(/\r?\n$/, '') : value;
}

async function readSource(source: string, io: CliIo): Promise<string> {
  if (source === '-') {
    const chunks = async function* () {
      for await (const chunk of io.stdin) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    };
    return text(chunks());
  }
  try {
    return readFileSync(resolve(io.cwd, source), 'utf8');
  } catch (error) {
    throw new CliFailure(
      `${source} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function readText(name: string, schema: PlainSchema, value: string): unknown {
  const kinds = schema.anyOf ?? [schema];
  if (value === 'null' && kinds.some(({ type }) => type === 'null')) return null;
  const [kind = {}] = kinds.filter(({ type }) => type !== 'null');
  const isText = kinds.some(({ type, const: literal }) => type === 'string' || typeof literal === 'string');
  if (isText) return value;
  if (kind.type === 'integer' || kind.type === 'number') {
    if (value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
    throw new CliFailure(`--${name} takes a number, not “${value}”.`);
  }
  return parseJson(value, `--${name}`);
}

function parseJson(content: string, what: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new CliFailure(
      `${what} is no valid JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
