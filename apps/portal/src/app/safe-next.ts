/** The address to go on to after signing in: a path of this portal and nothing else. */
export function safeNext(next: string | null): string | null {
  if (next === null || !next.startsWith('/')) return null;
  // `//host` and `/\host` are other hosts to a browser.
  if (/^\/[/\\]/.test(next)) return null;
  return next;
}
