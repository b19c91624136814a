import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { ConsentEvidence } from '@mywasender/contract/models/ledger';
import { cursorOf, DEFAULT_LIMIT, nextCursor } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { entriesAfter, pageLedger } from '../store/ledger-pages.ts';
import { intOrNull } from '../store/row.ts';
import { isSuppressedHash } from '../store/suppressions.ts';
import { findPerson } from './find-person.ts';
import { verifyLedger } from './verify-ledger.ts';

/** More entries than anybody has; a loop that enters one a minute stays readable. */
const SHOWN = 1000;

/** Throws `NOT_FOUND`, `VALIDATION_FAILED`. */
export function readLedger(
  core: Core,
  { cursor, limit = DEFAULT_LIMIT, contactId, phone }: CommandInput<'contacts.ledger'>,
): CommandOutput<'contacts.ledger'> {
  const persons = personsOf(core, { contactId, phone });
  const { items, total } = pageLedger(core.sql, { persons, before: cursorOf(cursor), limit });
  return { items, nextCursor: nextCursor(items, limit), total };
}

/** Everything there is about one person, and whether the ledger is whole. Throws `NOT_FOUND`, `VALIDATION_FAILED`. */
export async function showEvidence(
  core: Core,
  input: CommandInput<'contacts.evidence'>,
): Promise<ConsentEvidence> {
  const { phone, name, hashes } = findPerson(core, input);
  const contact = core.sql.get('SELECT consent_id FROM contacts WHERE phone = ?', [phone]);
  const current = contact === undefined ? null : intOrNull(contact, 'consent_id');
  const check = await verifyLedger(core);
  return {
    phone,
    name,
    person: hashes[0],
    current: current === null ? null : String(current),
    suppressed: isSuppressedHash(core.sql, hashes[0], null),
    entries: [...entriesAfter(core.sql, { persons: hashes, after: 0, limit: SHOWN })],
    check,
  };
}

/** The hashes of the person asked for; `null` when nobody is. */
export function personsOf(
  core: Core,
  { contactId, phone }: { readonly contactId?: string | undefined; readonly phone?: string | undefined },
): readonly string[] | null {
  if (contactId !== undefined) return findPerson(core, { contactId }).hashes;
  return phone === undefined ? null : findPerson(core, { phone }).hashes;
}
