/**
 * Answers from memory for a while: of any number who ask at once, one looks. What failed is not kept. For few keys: none
 * is thrown away.
 */
export function keepShortly<Key, Value>(
  load: (key: Key) => Promise<Value>,
  { forMs, now }: { readonly forMs: number; readonly now: () => Date },
): (key: Key) => Promise<Value> {
  const kept = new Map<Key, { readonly value: Promise<Value>; until: number }>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined && now().getTime() < known.until) return known.value;
    const entry = { value: load(key), until: Number.POSITIVE_INFINITY };
    kept.set(key, entry);
    entry.value.then(
      () => {
        entry.until = now().getTime() + forMs;
      },
      () => kept.delete(key),
    );
    return entry.value;
  };
}
