import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Core } from '../core.ts';
import { pageSuppressions } from '../store/suppressions.ts';
import type { Cell } from '../tables/table.ts';
import { writeTable } from '../tables/write-table.ts';

const PAGE = 1000;

/** Everybody on the list, newest first; the number is empty where only its hash is kept. */
export function exportSuppressions(
  core: Core,
  { format }: CommandInput<'suppressions.export'>,
): Promise<CommandOutput<'suppressions.export'>> {
  const header = ['phone', 'how', 'note', 'since'];
  return writeTable(core, { name: 'do-not-write', header, rows: rows(core) }, format);
}

function* rows(core: Core): Iterable<readonly Cell[]> {
  for (let before: number | null = null; ; ) {
    const { items } = pageSuppressions(core.sql, { before, limit: PAGE, search: '' });
    for (const { phone, source, note, createdAt } of items) {
      yield [phone, source, note, new Date(createdAt)];
    }
    const last = items.at(-1);
    if (last === undefined || items.length < PAGE) return;
    before = Number(last.id);
  }
}
