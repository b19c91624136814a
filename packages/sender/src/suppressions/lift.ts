import type { Core } from '../core.ts';
import { appendEntry, type LedgerFacts } from '../store/consents.ts';
import { int, textOrNull } from '../store/row.ts';
import { deleteSuppression, phoneHash } from '../store/suppressions.ts';

export interface SuppressedPerson {
  /** As the ledger knows them. */
  readonly person: string;
  readonly contactId: number | null;
}

export function suppressedPerson(core: Core, suppressionId: number): SuppressedPerson {
  const row = core.sql.get('SELECT phone, phone_hash, lid FROM suppressions WHERE id = ?', [suppressionId]);
  if (row === undefined) throw new Error(`no suppression ${suppressionId}`);
  const contact = core.sql.get('SELECT id FROM contacts WHERE phone = ?', [textOrNull(row, 'phone')]);
  return {
    person: textOrNull(row, 'phone_hash') ?? phoneHash(core.salt, textOrNull(row, 'lid') ?? ''),
    contactId: contact === undefined ? null : int(contact, 'id'),
  };
}

/** Takes a person off the list and enters it into the ledger; the caller has asked whether that is allowed. */
export function lift(
  core: Core,
  suppressionId: number,
  facts: Pick<LedgerFacts, 'fileName' | 'evidence' | 'refersTo'>,
): void {
  const who = suppressedPerson(core, suppressionId);
  deleteSuppression(core.sql, suppressionId);
  appendEntry(core.sql, { ...who, ...facts, kind: 'lifted', at: core.deps.wallClock.now() });
}
