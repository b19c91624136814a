import type { ConsentRecord } from '@mywasender/campaigns/consent';
import type { ImportResult } from '@mywasender/contract/models/contact';
import type { Core } from '../../core.ts';
import { lazyTransaction } from '../../store/bulk-writes.ts';
import { appendEntry, setConsent } from '../../store/consents.ts';
import { contactsByPhone, insertContact, type KnownContact, updateContact } from '../../store/contacts.ts';
import { keepBefore, keepTag } from '../../store/imports.ts';
import { addMembers, addTag } from '../../store/lists.ts';
import { phoneHash, suppress, suppressedAmong } from '../../store/suppressions.ts';
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

/** Stores some rows in one transaction and returns the bad ones. What a power cut loses belongs to an import that is taken back. */
export function storeBatch(
  core: Core,
  chunks: Iterable<readonly ParsedRow[]>,
  input: StoreBatchInput,
): readonly RejectedRow[] {
  const { counts } = input;
  const rejected: RejectedRow[] = [];
  lazyTransaction(core.sql, () => {
    for (const rows of chunks) {
      const good = goodRows(core, rows);
      const state = readState(core, good);
      for (const row of good) storeRow(core, row, state, input);
      addMembers(core.sql, input.listId, state.members);
      counts.totals.rows += rows.length;
      for (const { line, cells, read } of rows) {
        if (read.ok) continue;
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

type GoodRow = Extract<ReadRow, { ok: true }> & { readonly line: number; readonly hash: string };

/** What the store knows of some rows, asked at once: two questions for each row took a fifth of its time. Kept up with what is stored. */
interface State {
  readonly known: ReadonlyMap<string, KnownContact>;
  /** Phones stored since. */
  readonly stored: Set<string>;
  readonly suppressed: Set<string>;
  /** Who joins the list. */
  readonly members: number[];
}

function goodRows(core: Core, rows: readonly ParsedRow[]): readonly GoodRow[] {
  return rows.flatMap(({ line, read }) =>
    read.ok ? [{ ...read, line, hash: phoneHash(core.salt, read.contact.phone) }] : [],
  );
}

function readState(core: Core, rows: readonly GoodRow[]): State {
  return {
    known: contactsByPhone(
      core.sql,
      rows.map(({ contact }) => contact.phone),
    ),
    suppressed: suppressedAmong(
      core.sql,
      rows.map(({ hash }) => hash),
    ),
    stored: new Set(),
    members: [],
  };
}

function storeRow(core: Core, row: GoodRow, state: State, input: StoreBatchInput): void {
  const { at, counts, importId, fileName } = input;
  const { hash, line } = row;
  const { phone } = row.contact;
  const known = state.known.get(phone) ?? null;
  if (state.stored.has(phone) || known?.importId === importId) {
    counts.totals.duplicates += 1;
    // An opt-out counts wherever it stands.
    if (row.optedOut) suppressImported(core, row, state, input);
    return;
  }
  state.stored.add(phone);
  const isNew = row.consent !== null && !sameConsent(row.consent, known?.consent ?? null);
  const contact = { ...row.contact, phoneHash: hash, importId, at };
  if (known !== null) {
    keepBefore(core.sql, importId, input.listId, known.id);
    updateContact(core.sql, known, contact);
  }
  const contactId = known?.id ?? insertContact(core.sql, contact);
  state.members.push(contactId);
  if (row.consent !== null && isNew) {
    const origin = { person: hash, contactId, importId, fileName, fileRow: line, at };
    setConsent(core.sql, contactId, appendEntry(core.sql, { ...row.consent, ...origin, kind: 'grant' }));
  }
  for (const tag of row.tags) {
    if (addTag(core.sql, contactId, tag) && known !== null) keepTag(core.sql, importId, contactId, tag);
  }
  counts.totals[known === null ? 'created' : 'updated'] += 1;
  if (row.consent === null && known?.consent == null) counts.totals.withoutConsent += 1;
  if (row.optedOut) suppressImported(core, row, state, input);
  // A suppression by LID alone was carried over to the phone when the two were learned to be one person.
  if (state.suppressed.has(hash)) counts.totals.suppressed += 1;
}

function suppressImported(
  core: Core,
  { contact, hash, line }: GoodRow,
  state: State,
  { fileName, importId, at }: StoreBatchInput,
): void {
  suppress(core.sql, core.salt, {
    phone: contact.phone,
    lid: null,
    source: 'import',
    note: fileName.slice(0, 300),
    at,
    facts: { fileName, fileRow: line, importId },
  });
  state.suppressed.add(hash);
}

function sameConsent(a: ConsentRecord, b: ConsentRecord | null): boolean {
  return (
    b !== null &&
    a.source === b.source &&
    a.date === b.date &&
    a.method === b.method &&
    a.attestedBy === b.attestedBy &&
    (a.wording ?? '') === (b.wording ?? '')
  );
}
