import { createContact } from '../contacts/create-contact.ts';
import { describeContact } from '../contacts/describe-contact.ts';
import { tellHistory } from '../contacts/tell-history.ts';
import { editContact } from '../contacts/update-contact.ts';
import { beginPauses } from '../store/contacts.ts';
import type { Handlers } from './handler.ts';
import { rowId } from './ids.ts';

/** The single contact. */
export const personHandlers: Pick<
  Handlers<'contacts'>,
  `contacts.${'create' | 'update' | 'get' | 'history' | 'pause'}`
> = {
  'contacts.create': createContact,
  'contacts.update': editContact,
  'contacts.get': describeContact,
  'contacts.history': tellHistory,
  'contacts.pause': (core, input) => ({
    paused: beginPauses(core.sql, input.contactIds.map(rowId), core.deps.clock.now()),
  }),
};
