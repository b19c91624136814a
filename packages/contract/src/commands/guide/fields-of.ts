import type { TSchema } from 'typebox';

/** A JSON schema, as far as the commands use it. */
export interface PlainSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly PlainSchema[];
  readonly properties?: Readonly<Record<string, PlainSchema>>;
  readonly patternProperties?: Readonly<Record<string, PlainSchema>>;
  readonly required?: readonly string[];
  readonly items?: PlainSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
}

export interface Field {
  readonly name: string;
  readonly schema: PlainSchema;
  readonly required: boolean;
}

/** Schemas are plain JSON; what TypeBox marks beside that is not needed to show them. */
export function plain(schema: TSchema): PlainSchema {
  return schema as PlainSchema;
}

/** The fields of an object, in the order of the contract. */
export function fieldsOf(schema: TSchema | PlainSchema): readonly Field[] {
  const { properties = {}, required = [] } = schema as PlainSchema;
  return Object.entries(properties).map(([name, field]) => ({
    name,
    schema: field,
    required: required.includes(name),
  }));
}
