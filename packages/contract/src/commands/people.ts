import { Type } from 'typebox';
import { Country, Id, Phone, strictObject, Text } from '../models/basics.ts';
import { ConsentStatement, Contact, Tag } from '../models/contact.ts';
import { ContactDetails, ContactEvent } from '../models/contact-history.ts';
import type { CommandTable } from './command.ts';

const some = strictObject({ contactIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }) });
const Fields = Type.Record(Type.String({ minLength: 1, maxLength: 60 }), Text(2000));
const groups = {
  tags: Type.Optional(Type.Array(Tag, { maxItems: 100, uniqueItems: true })),
  listIds: Type.Optional(Type.Array(Id, { maxItems: 100, uniqueItems: true })),
};

export const personCommands = {
  'contacts.create': {
    summary: 'A contact by hand. Refused when somebody has the number; an opt-out of it holds as before.',
    input: strictObject({
      phone: Text(60, 3),
      defaultCountry: Type.Optional(Country),
      name: Text(200),
      fields: Fields,
      ...groups,
      /** Without it nobody can be written to. */
      consent: Type.Optional(ConsentStatement),
    }),
    output: Contact,
    errors: ['CONTACT_EXISTS'],
  },
  'contacts.update': {
    summary:
      'Change name, country, fields, tags or lists of a contact; tags and lists that are not given stay. A number is never changed: another number is another person with a consent of their own.',
    input: strictObject({ contactId: Id, name: Text(200), country: Country, fields: Fields, ...groups }),
    output: Contact,
  },
  'contacts.get': {
    summary: 'One contact, by id or number: lists, every consent, opt-out, the profile last used.',
    input: strictObject({ contactId: Type.Optional(Id), phone: Type.Optional(Phone) }),
    output: ContactDetails,
  },
  'contacts.history': {
    summary: 'What happened with a person across campaigns, newest first: the newest 200 of each kind.',
    input: strictObject({ contactId: Id }),
    output: strictObject({
      events: Type.Array(ContactEvent),
      /** There are older ones. */
      more: Type.Boolean(),
    }),
  },
  'contacts.pause': {
    summary: 'Leave these people out of every campaign until contacts.resume.',
    input: some,
    output: strictObject({ paused: Type.Integer() }),
  },
} as const satisfies CommandTable;
