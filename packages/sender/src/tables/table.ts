/** A moment is a `Date`: ISO in UTC in a CSV file, a real date of this computer's zone in a workbook. */
export type Cell = string | number | Date | null;

export interface Table {
  /** Of the file, without ending. */
  readonly name: string;
  readonly header: readonly string[];
  /** Pulled as they are written: a million rows are never in memory. */
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}
