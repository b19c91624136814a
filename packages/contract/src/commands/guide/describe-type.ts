import { fieldsOf, type PlainSchema } from './fields-of.ts';
import { nameOfType } from './type-names.ts';

const WIDTH = 96;

/** A schema as people read it: the notation of TypeScript, limits behind it, models by their names. */
export function describeType(schema: PlainSchema, indent = ''): string {
  return nameOfType(schema) ?? describeShape(schema, indent);
}

/** As `describeType`, but never just the name of the schema itself. */
export function describeShape(schema: PlainSchema, indent = ''): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf !== undefined) return schema.anyOf.map((part) => describeType(part, indent)).join(' | ');
  switch (schema.type ?? 'any') {
    case 'object':
      return describeObject(schema, indent);
    case 'array':
      return describeArray(schema, indent);
    case 'string':
      return `string${range(schema.minLength, schema.maxLength)}`;
    case 'integer':
    case 'number':
      return `${schema.type}${range(schema.minimum, schema.maximum)}`;
    default:
      return schema.type ?? 'any';
  }
}

function describeObject(schema: PlainSchema, indent: string): string {
  const [values] = Object.values(schema.patternProperties ?? {});
  if (values !== undefined) return `Record<string, ${describeType(values, indent)}>`;
  const fields = fieldsOf(schema);
  if (fields.length === 0) return '{}';
  const inner = `${indent}  `;
  const parts = fields.map(
    ({ name, schema: field, required }) => `${name}${required ? '' : '?'}: ${describeType(field, inner)}`,
  );
  const line = `{ ${parts.join(', ')} }`;
  if (indent.length + line.length <= WIDTH && !line.includes('\n')) return line;
  return `{\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}}`;
}

function describeArray(schema: PlainSchema, indent: string): string {
  const item = describeType(schema.items ?? {}, indent);
  const several = schema.items?.anyOf !== undefined && nameOfType(schema.items) === undefined;
  return `${several ? `(${item})` : item}[]${range(schema.minItems, schema.maxItems)}`;
}

/** ` 1–20`, ` ≥ 3`, ` ≤ 120` or nothing. */
function range(least: number | undefined, most: number | undefined): string {
  const low = least === 0 ? undefined : least;
  if (low === undefined && most === undefined) return '';
  if (low === undefined) return ` ≤ ${most}`;
  return most === undefined ? ` ≥ ${low}` : ` ${low}–${most}`;
}
