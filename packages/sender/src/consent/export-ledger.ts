import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { LedgerEntry } from '@mywasender/contract/models/ledger';
import type { Core } from '../core.ts';
import { entriesAfter } from '../store/ledger-pages.ts';
import { everyRow } from '../tables/every-row.ts';
import type { Cell } from '../tables/table.ts';
import { writeTable } from '../tables/write-table.ts';
import { personsOf } from './read-ledger.ts';

const HEADER = [
  'entry',
  'recorded_at',
  'what',
  'phone',
  'name',
  'person',
  'source',
  'date',
  'method',
  'attested_by',
  'wording',
  'evidence',
  'file',
  'file_row',
  'takes_back_entry',
  'hash',
];

/** The whole ledger, or what it says about one person. Throws `NOT_FOUND`, `VALIDATION_FAILED`, `DISK_FULL`. */
export function exportLedger(
  core: Core,
  input: CommandInput<'contacts.exportLedger'>,
): Promise<CommandOutput<'contacts.exportLedger'>> {
  const persons = personsOf(core, input);
  return writeTable(
    core,
    { name: 'consent-ledger', header: HEADER, rows: rows(core, persons) },
    input.format,
  );
}

function* rows(core: Core, persons: readonly string[] | null): Iterable<readonly Cell[]> {
  const read = (after: number | null, limit: number) =>
    entriesAfter(core.sql, { persons, after: after ?? 0, limit });
  for (const entry of everyRow(read)) yield cells(entry);
}

function cells(entry: LedgerEntry): readonly Cell[] {
  return [
    Number(entry.id),
    new Date(entry.recordedAt),
    entry.kind,
    entry.phone,
    entry.name,
    entry.person,
    entry.source,
    entry.date,
    entry.method,
    entry.attestedBy,
    entry.wording,
    entry.evidence,
    entry.fileName,
    entry.fileRow,
    entry.refersTo === null ? null : Number(entry.refersTo),
    entry.hash,
  ];
}
