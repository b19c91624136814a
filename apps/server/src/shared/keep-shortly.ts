/**
 * Answers from memory until what it looked up is so old: of any number who ask at once, one looks. What failed is not
 * kept. For few keys: none is thrown away.
 */
export function keepShortly<Key, Value>(
  load: (key: Key) => Promise<Value>,
  { forMs, now }: { readonly forMs: number; readonly now: () => Date },
): (key: Key) => Promise<Value> {
  const kept = new Map<Key, { readonly value: Promise<Value>; readonly from: number; running: boolean }>();
  return (key) => {
    const known = kept.get(key);
    // a clock that is set back makes nothing younger
    const age = known === undefined ? -1 : now().getTime() - known.from;
    if (known !== undefined && (known.running || (age >= 0 && age < forMs))) return known.value;
    const entry = { value: load(key), from: now().getTime(), running: true };
    kept.set(key, entry);
    entry.value.then(
      () => {
        entry.running = false;
      },
      () => kept.delete(key),
    );
    return entry.value;
  };
}
