const PAGE = 1000;

/** Every row of a list that is read page by page; `read` gives those behind an id, `null` the first ones. */
export function* everyRow<Row extends { readonly id: string | number }>(
  read: (behind: number | null, limit: number) => readonly Row[],
): Iterable<Row> {
  for (let behind: number | null = null; ; ) {
    const rows = read(behind, PAGE);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    behind = Number(last.id);
  }
}
