import { isPhoneCountry, parsePhone } from '@mywasender/campaigns/phone';
import { AppError } from '@mywasender/contract/app-error';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { contactByPhone } from '../store/contacts.ts';
import { lidsOfPhone } from '../store/identities.ts';
import { text } from '../store/row.ts';
import { phoneHash } from '../store/suppressions.ts';

export interface PersonInput {
  readonly contactId?: string;
  readonly phone?: string;
}

export interface LedgerPerson {
  readonly phone: string;
  readonly name: string;
  /** Under which the ledger knows this person: the number's first, then those of LIDs. */
  readonly hashes: readonly [string, ...string[]];
}

/**
 * The person meant by a contact or by a number, who need not be a contact any more: the ledger is asked for the salted
 * hash. Throws `NOT_FOUND`, `VALIDATION_FAILED`.
 */
export function findPerson(core: Core, { contactId, phone: typed }: PersonInput): LedgerPerson {
  const phone = contactId === undefined ? readPhone(core, typed ?? '') : phoneOfContact(core, contactId);
  const lids = lidsOfPhone(core.sql, phone).map((lid) => phoneHash(core.salt, lid));
  return {
    phone,
    name: contactByPhone(core.sql, phone)?.name ?? '',
    hashes: [phoneHash(core.salt, phone), ...lids],
  };
}

function readPhone(core: Core, typed: string): string {
  const country = core.settings.get().defaultCountry;
  const parsed = parsePhone(typed, isPhoneCountry(country) ? country : null);
  if (!parsed.ok) throw new AppError('VALIDATION_FAILED', { field: 'phone', problem: parsed.reason });
  return parsed.phone;
}

function phoneOfContact(core: Core, contactId: string): string {
  const row = core.sql.get('SELECT phone FROM contacts WHERE id = ?', [rowId(contactId)]);
  if (row === undefined) throw new AppError('NOT_FOUND');
  return text(row, 'phone');
}
