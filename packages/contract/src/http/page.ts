import { type Static, type TSchema, Type } from 'typebox';

/** A string or null; one JSON type list, because `anyOf` makes serialization several times slower. */
export const NullableString = Type.Unsafe<string | null>({ type: ['string', 'null'] });
export const NullableInteger = Type.Unsafe<number | null>({ type: ['integer', 'null'] });
export const nullableEnum = <Value extends string>(values: readonly Value[]) =>
  Type.Unsafe<Value | null>({ type: ['string', 'null'], enum: [...values, null] });

/** RFC 3339 in UTC, e.g. `2026-11-21T10:00:00.000Z`. */
export const Instant = Type.String({ format: 'date-time' });
export const NullableInstant = Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'date-time' });

export const Id = Type.String({ format: 'uuid' });
export const IdParams = Type.Object({ id: Id }, { additionalProperties: false });
export type IdParams = Static<typeof IdParams>;

/** Query fields of every list: `limit` 1–200 (default 50) and the `nextCursor` of the page before. */
export const PageQueryFields = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
};
export const PageQuery = Type.Object(PageQueryFields, { additionalProperties: false });
export type PageQuery = Static<typeof PageQuery>;

export interface Page<Item> {
  readonly items: Item[];
  /** null on the last page */
  readonly nextCursor: string | null;
}

/** Answer schema of every list: newest first unless the route says otherwise. */
export const pageOf = <Item extends TSchema>(item: Item) =>
  Type.Object({ items: Type.Array(item), nextCursor: NullableString });

/** What every 4xx and 5xx answer looks like. */
export const ErrorAnswer = Type.Object({
  code: Type.String(),
  message: Type.String(),
  params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  requestId: Type.String(),
});
export type ErrorAnswer = Static<typeof ErrorAnswer>;
