import { type Static, type TProperties, Type } from 'typebox';

/** An object that refuses unknown fields: a mistyped option is an error, not a silent default. */
export function strictObject<T extends TProperties>(properties: T) {
  return Type.Object(properties, { additionalProperties: false });
}

export function nullable<T extends Type.TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** A closed list of strings. */
export function oneOf<const T extends readonly string[]>(values: T) {
  return Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))));
}

/** Milliseconds since 1970-01-01T00:00Z. */
export const Timestamp = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });
export const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });
export const Text = (maxLength: number, minLength = 0) => Type.String({ minLength, maxLength });
/** `+` and 7 to 15 digits. */
export const Phone = Type.String({ pattern: '^\\+[1-9][0-9]{6,14}$' });
/** ISO 3166-1 alpha-2. */
export const Country = Type.String({ pattern: '^[A-Z]{2}$' });
/** Local wall-clock time `HH:MM`. */
export const ClockTime = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$' });
/** Names a file the host holds for the app; never a path. */
export const FileToken = Type.String({ pattern: '^file_[A-Za-z0-9_-]{16,64}$' });

export const Nothing = strictObject({});
export const PageRequest = {
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
};
export function pageOf<T extends Type.TSchema>(item: T) {
  return strictObject({
    items: Type.Array(item),
    nextCursor: nullable(Type.String()),
    total: Type.Integer(),
  });
}

export type FileToken = Static<typeof FileToken>;
