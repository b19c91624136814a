import { Type } from 'typebox';
import { Country, Id, Nothing, PageRequest, pageOf, strictObject, Text } from '../models/basics.ts';
import { Suppression } from '../models/contact.ts';
import type { CommandTable } from './command.ts';

export const suppressionCommands = {
  'suppressions.list': {
    summary: 'People who must not be written to.',
    input: strictObject({ ...PageRequest, search: Type.Optional(Text(100)) }),
    output: pageOf(Suppression),
  },
  'suppressions.add': {
    summary: 'Never write to this number again.',
    input: strictObject({ phone: Text(60, 3), defaultCountry: Type.Optional(Country), note: Text(300) }),
    output: Suppression,
  },
  'suppressions.remove': {
    summary: 'Undo a suppression entered by hand. One that a person asked for stays.',
    input: strictObject({ id: Id }),
    output: Nothing,
    errors: ['SUPPRESSION_PERMANENT'],
  },
} as const satisfies CommandTable;
