import { contactNames } from '@mywasender/campaigns/columns/contact-names';
import { isPhoneCountry, parsePhone } from '@mywasender/campaigns/phone';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { Contact } from '@mywasender/contract/models/contact';
import type { Core } from '../core.ts';
import { recordConsent } from '../store/consents.ts';
import { contactById, contactByPhone, insertContact, updateContact } from '../store/contacts.ts';
import { phoneHash } from '../store/suppressions.ts';
import { requireConsentDate } from './record-consent.ts';
import { requireContact, setGroups } from './update-contact.ts';

/**
 * A contact by hand; one that was removed comes back. Throws `VALIDATION_FAILED` with what is wrong with the number,
 * `CONTACT_EXISTS` with who has it, `NOT_FOUND` for a list that is gone.
 */
export function createContact(core: Core, input: CommandInput<'contacts.create'>): Contact {
  const wanted = input.defaultCountry ?? core.settings.get().defaultCountry;
  const parsed = parsePhone(input.phone, isPhoneCountry(wanted) ? wanted : null);
  if (!parsed.ok) throw new AppError('VALIDATION_FAILED', { field: 'phone', problem: parsed.reason });
  if (input.consent !== undefined) requireConsentDate(core, input.consent.date);
  const { phone } = parsed;
  const known = contactByPhone(core.sql, phone);
  const holder = known === null ? null : contactById(core.sql, known.id);
  if (holder !== null) {
    const name = holder.name === '' ? phone : holder.name;
    throw new AppError('CONTACT_EXISTS', { name, phone, contactId: holder.id });
  }
  const { name, ...names } = contactNames({
    name: input.name,
    firstName: input.fields.first_name ?? '',
    lastName: input.fields.last_name ?? '',
  });
  const at = core.deps.wallClock.now();
  return core.sql.transaction(() => {
    const contact = {
      phone,
      phoneHash: phoneHash(core.salt, phone),
      country: parsed.country === '001' ? 'ZZ' : parsed.country,
      name,
      fields: { ...input.fields, ...names },
      importId: null,
      at,
    };
    if (known !== null) updateContact(core.sql, known, contact);
    const id = known?.id ?? insertContact(core.sql, contact);
    if (input.consent !== undefined) recordConsent(core.sql, id, { ...input.consent, at });
    setGroups(core, id, input);
    return requireContact(core, id);
  });
}
