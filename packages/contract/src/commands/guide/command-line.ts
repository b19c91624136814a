import { fieldsOf, type PlainSchema } from './fields-of.ts';

/** The call of a command with this input by `npm run sender`, as typed into a POSIX shell. */
export function commandLine(
  name: string,
  schema: PlainSchema,
  input: Readonly<Record<string, unknown>>,
): string {
  const flags = fieldsOf(schema).flatMap(({ name: field }) =>
    field in input ? flagOf(field, input[field]) : [],
  );
  return ['npm run sender --', name, ...flags].join(' ');
}

function flagOf(name: string, value: unknown): readonly string[] {
  if (name === 'file') return ['--file customers.csv'];
  if (value === true) return [`--${name}`];
  if (value === false) return [`--no-${name}`];
  // Secrets come from the input, not from the list of processes.
  if (name === 'key' || name === 'password') return [`--${name} @-`];
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
    return value.map((item) => `--${name} ${quote(String(item))}`);
  return [`--${name} ${quote(typeof value === 'string' ? value : JSON.stringify(value))}`];
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
