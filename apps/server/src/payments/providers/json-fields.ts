/** The value at a path of a JSON document; undefined where it leads nowhere. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined,
    value,
  );
}

/** A text at a path; null when there is none or it is empty. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string | null {
  const found = valueAt(value, ...path);
  return typeof found === 'string' && found !== '' ? found : null;
}

/** The id at a path, or of the object there: Stripe writes either. */
export function idAt(value: unknown, ...path: readonly (string | number)[]): string | null {
  return textAt(value, ...path) ?? textAt(value, ...path, 'id');
}
