import type { ConsentRecord } from '@mywasender/campaigns/consent';
import type { ImportResult } from '@mywasender/contract/models/contact';
import type { Core } from '../../core.ts';
import { appendConsent } from '../../store/consents.ts';
import { contactByPhone, insertContact, updateContact } from '../../store/contacts.ts';
import { keepBefore, keepTag } from '../../store/imports.ts';
import { addMember, addTag } from '../../store/lists.ts';
import { isSuppressedHash, phoneHash, suppress } from '../../store/suppressions.ts';
import type { ReadRow } from './read-row.ts';
import type { ParsedRow } from './row-messages.ts';

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
  readonly at: number;
  readonly listId: number;
  readonly importId: number;
  readonly counts: Counts;
  readonly fileName: string;
}

export interface RejectedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly reason: string;
}

/** Stores some rows in one transaction and returns the bad ones. */
export function storeBatch(
  core: Core,
  rows: readonly ParsedRow[],
  input: StoreBatchInput,
): readonly RejectedRow[] {
  const { counts } = input;
  const rejected: RejectedRow[] = [];
  core.sql.transaction(() => {
    for (const { line, cells, read } of rows) {
      counts.totals.rows += 1;
      if (read.ok) storeRow(core, read, input);
      else {
        counts.totals.rejected += 1;
        // The offered fix differs per row; the reason is counted without it.
        const reason = read.reason.split(' ')[0] ?? read.reason;
        counts.reasons.set(reason, (counts.reasons.get(reason) ?? 0) + 1);
        rejected.push({ line, cells, reason: read.reason });
      }
    }
  });
  return rejected;
}

function storeRow(core: Core, row: Extract<ReadRow, { ok: true }>, input: StoreBatchInput): void {
  const { at, counts, importId } = input;
  const { phone } = row.contact;
  const known = contactByPhone(core.sql, phone);
  if (known?.importId === importId) {
    counts.totals.duplicates += 1;
    // An opt-out counts wherever it stands.
    if (row.optedOut) suppressImported(core, phone, input);
    return;
  }
  const isNew = row.consent !== null && !sameConsent(row.consent, known?.consent ?? null);
  const consentId =
    row.consent !== null && isNew ? appendConsent(core.sql, phone, { ...row.consent, importId, at }) : null;
  const hash = phoneHash(core.salt, phone);
  const contact = { ...row.contact, phoneHash: hash, consentId, importId, at };
  if (known !== null) {
    keepBefore(core.sql, importId, input.listId, known.id);
    updateContact(core.sql, known, contact);
  }
  const id = known?.id ?? insertContact(core.sql, contact);
  addMember(core.sql, input.listId, id);
  for (const tag of row.tags) {
    if (addTag(core.sql, id, tag) && known !== null) keepTag(core.sql, importId, id, tag);
  }
  counts.totals[known === null ? 'created' : 'updated'] += 1;
  if (row.consent === null && known?.consent == null) counts.totals.withoutConsent += 1;
  if (row.optedOut) suppressImported(core, phone, input);
  // A suppression by LID alone was carried over to the phone when the two were learned to be one person.
  if (isSuppressedHash(core.sql, hash, null)) counts.totals.suppressed += 1;
}

function suppressImported(core: Core, phone: string, { fileName, at }: StoreBatchInput): void {
  suppress(core.sql, core.salt, {
    phone,
    lid: null,
    source: 'import',
    note: fileName.slice(0, 300),
    at,
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
