/** The object in a text; empty when it is none. */
export function parseJson(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    // a page of a proxy, most likely; whoever asked sees that nothing is in it
    return {};
  }
}
