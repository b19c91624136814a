import { isPhoneCountry } from '@mywasender/campaigns/phone';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Contact } from '@mywasender/contract/models/contact';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { contactById, setContact } from '../store/contacts.ts';
import { listsOfContact } from '../store/lists.ts';

/** Name, country and fields as given; started campaigns keep their texts. Throws `NOT_FOUND`, `VALIDATION_FAILED`. */
export function editContact(core: Core, input: CommandInput<'contacts.update'>): Contact {
  const { contactId, ...values } = input;
  if (!isPhoneCountry(values.country))
    throw new AppError('VALIDATION_FAILED', { field: 'country', problem: 'there is no such country' });
  requireContact(core, contactId);
  setContact(core.sql, rowId(contactId), values);
  return requireContact(core, contactId);
}

export function describeContact(
  core: Core,
  input: CommandInput<'contacts.get'>,
): CommandOutput<'contacts.get'> {
  const contact = requireContact(core, input.contactId);
  return { contact, lists: [...listsOfContact(core.sql, rowId(input.contactId))] };
}

function requireContact(core: Core, id: string): Contact {
  const contact = contactById(core.sql, rowId(id));
  if (contact === null) throw new AppError('NOT_FOUND');
  return contact;
}
