/** Text as it stands in a LIKE pattern: signs that have a meaning there mean themselves. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** Prisma condition for a column that holds this text somewhere, in whatever case. */
export function containsText(text: string) {
  return { contains: escapeLike(text), mode: 'insensitive' } as const;
}
