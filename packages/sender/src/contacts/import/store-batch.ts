import type { ConsentRecord } from '@mywasender/campaigns/consent';
import type { ImportResult } from '@mywasender/contract/models/contact';
import type { Core } from '../../core.ts';
import type { CsvRow } from '../../csv/read-csv.ts';
import { recordConsent } from '../../store/consents.ts';
import { contactById, upsertContact } from '../../store/contacts.ts';
import { lidOfPhone } from '../../store/identities.ts';
import { addMember } from '../../store/lists.ts';
import { isSuppressed, suppress } from '../../store/suppressions.ts';
import { type ReadRow, type ReadRowOptions, readRow } from './read-row.ts';

export interface Counts {
  readonly totals: Record<
    'rows' | 'created' | 'updated' | 'duplicates' | 'rejected' | 'withoutConsent' | 'suppressed',
    number
  >;
  readonly reasons: Map<string, ImportResult['rejectReasons'][number]['rows']>;
}

export function emptyCounts(): Counts {
  return {
    totals: { rows: 0, created: 0, updated: 0, duplicates: 0, rejected: 0, withoutConsent: 0, suppressed: 0 },
    reasons: new Map(),
  };
}

export interface StoreBatchInput {
  readonly options: ReadRowOptions;
  readonly listId: number;
  readonly importId: number;
  readonly counts: Counts;
  readonly fileName: string;
}

export interface RejectedRow extends CsvRow {
  readonly reason: string;
}

/** Stores some rows in one transaction and returns the bad ones. */
export function storeBatch(
  core: Core,
  rows: readonly CsvRow[],
  input: StoreBatchInput,
): readonly RejectedRow[] {
  const { counts, options } = input;
  const rejected: RejectedRow[] = [];
  core.sql.transaction(() => {
    for (const row of rows) {
      counts.totals.rows += 1;
      const read = readRow(row.cells, options);
      if (read.ok) storeRow(core, read, input);
      else {
        counts.totals.rejected += 1;
        // The offered fix differs per row; the reason is counted without it.
        const reason = read.reason.split(' ')[0] ?? read.reason;
        counts.reasons.set(reason, (counts.reasons.get(reason) ?? 0) + 1);
        rejected.push({ ...row, reason: read.reason });
      }
    }
  });
  return rejected;
}

function storeRow(core: Core, row: Extract<ReadRow, { ok: true }>, input: StoreBatchInput): void {
  const { counts, options, importId } = input;
  const { phone } = row.contact;
  const before = core.sql.get('SELECT import_id FROM contacts WHERE phone = ?', [phone]);
  if (before?.import_id === importId) {
    counts.totals.duplicates += 1;
    // An opt-out counts wherever it stands.
    if (row.optedOut) suppressImported(core, phone, input);
    return;
  }
  const { id, created } = upsertContact(core.sql, core.salt, row.contact, options.now);
  core.sql.run('UPDATE contacts SET import_id = ? WHERE id = ?', [importId, id]);
  addMember(core.sql, input.listId, id);
  counts.totals[created ? 'created' : 'updated'] += 1;
  const current = contactById(core.sql, id)?.consent ?? null;
  if (row.consent !== null && !sameConsent(row.consent, current)) {
    recordConsent(core.sql, id, { ...row.consent, importId, at: options.now });
  }
  if (row.consent === null && current === null) counts.totals.withoutConsent += 1;
  if (row.optedOut) suppressImported(core, phone, input);
  if (isSuppressed(core.sql, core.salt, { phone, lid: lidOfPhone(core.sql, phone) }))
    counts.totals.suppressed += 1;
}

function suppressImported(core: Core, phone: string, { fileName, options }: StoreBatchInput): void {
  suppress(core.sql, core.salt, {
    phone,
    lid: null,
    source: 'import',
    note: fileName.slice(0, 300),
    at: options.now,
  });
}

function sameConsent(a: ConsentRecord, b: Omit<ConsentRecord, 'statement'> | null): boolean {
  return (
    b !== null &&
    a.source === b.source &&
    a.date === b.date &&
    a.method === b.method &&
    a.attestedBy === b.attestedBy
  );
}
