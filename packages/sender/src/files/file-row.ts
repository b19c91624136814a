/** One row of a table in a file, whatever the format. */
export interface FileRow {
  /** Where the row begins, from 1: line of a text file, row number of a sheet. */
  readonly line: number;
  readonly cells: readonly string[];
}
