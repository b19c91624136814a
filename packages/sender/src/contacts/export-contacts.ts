import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Contact, ContactFilter } from '@mywasender/contract/models/contact';
import type { Core } from '../core.ts';
import { filterSql } from '../store/contact-filter.ts';
import { fieldNames, readContacts } from '../store/contacts.ts';
import { everyRow } from '../tables/every-row.ts';
import type { Cell } from '../tables/table.ts';
import { writeTable } from '../tables/write-table.ts';

/** More columns of one's own than any spreadsheet people keep; the most used ones come first. */
const MAX_FIELDS = 200;
const HEADER = [
  'phone',
  'name',
  'country',
  'tags',
  'do_not_write',
  'consent_source',
  'consent_date',
  'consent_method',
  'consent_attested_by',
  'last_wrote_at',
  'created_at',
];

/** Everybody a filter matches, with a column for each field. */
export function exportContacts(
  core: Core,
  { format, ...filter }: CommandInput<'contacts.export'>,
): Promise<CommandOutput<'contacts.export'>> {
  const fields = fieldNames(core.sql, filterSql(filter)).slice(0, MAX_FIELDS);
  const header = [...HEADER, ...fields];
  return writeTable(core, { name: 'contacts', header, rows: rows(core, filter, fields) }, format);
}

function* rows(core: Core, filter: ContactFilter, fields: readonly string[]): Iterable<readonly Cell[]> {
  const read = (after: number | null, limit: number) =>
    readContacts(core.sql, filterSql(filter), { after: after ?? 0, limit });
  for (const contact of everyRow(read)) {
    yield [...cells(contact), ...fields.map((name) => contact.fields[name] ?? '')];
  }
}

function cells({ consent, ...contact }: Contact): readonly Cell[] {
  return [
    contact.phone,
    contact.name,
    contact.country,
    contact.tags.join(', '),
    contact.suppressed ? 'yes' : 'no',
    consent?.source ?? null,
    consent?.date ?? null,
    consent?.method ?? null,
    consent?.attestedBy ?? null,
    contact.lastInboundAt === null ? null : new Date(contact.lastInboundAt),
    new Date(contact.createdAt),
  ];
}
