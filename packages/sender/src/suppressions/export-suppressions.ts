import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Core } from '../core.ts';
import { readSuppressions } from '../store/suppressions.ts';
import { everyRow } from '../tables/every-row.ts';
import type { Cell } from '../tables/table.ts';
import { writeTable } from '../tables/write-table.ts';

/** Everybody on the list, newest first; the number is empty where only its hash is kept. */
export function exportSuppressions(
  core: Core,
  { format }: CommandInput<'suppressions.export'>,
): Promise<CommandOutput<'suppressions.export'>> {
  const header = ['phone', 'how', 'note', 'since'];
  return writeTable(core, { name: 'do-not-write', header, rows: rows(core) }, format);
}

function* rows(core: Core): Iterable<readonly Cell[]> {
  const read = (before: number | null, limit: number) =>
    readSuppressions(core.sql, { before, limit, search: '' });
  for (const { phone, source, note, createdAt } of everyRow(read)) {
    yield [phone, source, note, new Date(createdAt)];
  }
}
