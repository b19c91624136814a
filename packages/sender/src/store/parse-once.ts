import type { Static, TSchema } from 'typebox';
import Value from 'typebox/value';

/** More texts than the campaigns that are under way have. */
const MOST_KEPT = 200;
const kept = new WeakMap<TSchema, Map<string, unknown>>();

/**
 * JSON of a column, checked against its schema. A running campaign is read several times for each message and changes
 * never: the same text is taken apart once. What comes back is shared and must not be changed.
 */
export function parseOnce<T extends TSchema>(schema: T, json: string): Static<T> {
  const known = kept.get(schema) ?? new Map<string, unknown>();
  kept.set(schema, known);
  if (!known.has(json)) {
    if (known.size >= MOST_KEPT) known.clear();
    known.set(json, Value.Parse(schema, JSON.parse(json)));
  }
  return known.get(json) as Static<T>;
}
