import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { ContactDetails } from '@mywasender/contract/models/contact-history';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { consentsOf } from '../store/consents.ts';
import { lastProfileOf } from '../store/contact-history.ts';
import { contactByPhone } from '../store/contacts.ts';
import { listsOfContact } from '../store/lists.ts';
import { phoneHash, suppressionOfPhone } from '../store/suppressions.ts';
import { requireContact } from './update-contact.ts';

/** Throws `NOT_FOUND` for nobody, and for somebody who was removed. */
export function describeContact(core: Core, input: CommandInput<'contacts.get'>): ContactDetails {
  const id = input.contactId === undefined ? idOfPhone(core, input.phone) : rowId(input.contactId);
  const contact = requireContact(core, id);
  return {
    contact,
    lists: [...listsOfContact(core.sql, id)],
    consents: [...consentsOf(core.sql, phoneHash(core.salt, contact.phone))],
    suppression: suppressionOfPhone(core.sql, core.salt, contact.phone),
    lastProfile: lastProfileOf(core.sql, contact.phone),
  };
}

function idOfPhone(core: Core, phone: string | undefined): number {
  const known = phone === undefined ? null : contactByPhone(core.sql, phone);
  if (known === null) throw new AppError('NOT_FOUND');
  return known.id;
}
