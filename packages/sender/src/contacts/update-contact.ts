import { isPhoneCountry } from '@mywasender/campaigns/phone';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { Contact } from '@mywasender/contract/models/contact';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { contactById, setContact } from '../store/contacts.ts';
import { listById, setLists, setTags } from '../store/lists.ts';

/** What is given replaces what there was; started campaigns keep their texts. Throws `NOT_FOUND`, `VALIDATION_FAILED`. */
export function editContact(core: Core, input: CommandInput<'contacts.update'>): Contact {
  const { contactId, tags, listIds, ...values } = input;
  if (!isPhoneCountry(values.country))
    throw new AppError('VALIDATION_FAILED', { field: 'country', problem: 'there is no such country' });
  const id = rowId(contactId);
  requireContact(core, id);
  core.sql.transaction(() => {
    setContact(core.sql, id, values);
    setGroups(core, id, { tags, listIds });
  });
  return requireContact(core, id);
}

export interface Groups {
  readonly tags?: readonly string[] | undefined;
  readonly listIds?: readonly string[] | undefined;
}

/** Exactly these tags and lists; `undefined` leaves them as they are. Throws `NOT_FOUND` for a list that is gone. */
export function setGroups(core: Core, contactId: number, { tags, listIds }: Groups): void {
  if (tags !== undefined) setTags(core.sql, contactId, tags);
  if (listIds === undefined) return;
  const ids = listIds.map(rowId);
  if (ids.some((id) => listById(core.sql, id) === null)) throw new AppError('NOT_FOUND');
  setLists(core.sql, contactId, ids);
}

export function requireContact(core: Core, id: number): Contact {
  const contact = contactById(core.sql, id);
  if (contact === null) throw new AppError('NOT_FOUND');
  return contact;
}
