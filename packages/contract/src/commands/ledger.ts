import { Type } from 'typebox';
import { Id, Nothing, PageRequest, pageOf, strictObject, Text } from '../models/basics.ts';
import { ConsentStatement } from '../models/contact.ts';
import { ConsentEvidence, LedgerCheck, LedgerEntry } from '../models/ledger.ts';
import { tableOptions, WrittenFile } from '../models/table-format.ts';
import type { CommandTable } from './command.ts';

/** One person: a contact, or a number that need not belong to one any more. */
const person = { contactId: Type.Optional(Id), phone: Type.Optional(Text(60, 3)) };

export const ledgerCommands = {
  'contacts.ledger': {
    summary: 'The consent ledger, newest first: of everybody, of a contact, or of a number.',
    input: strictObject({ ...PageRequest, ...person }),
    output: pageOf(LedgerEntry),
  },
  'contacts.evidence': {
    summary: 'What the ledger says about one person, and whether it is whole: to be printed.',
    input: strictObject(person),
    output: ConsentEvidence,
  },
  'contacts.verifyLedger': {
    summary:
      'Compute every hash of the consent ledger anew and name the first entry that is not what was written.',
    input: Nothing,
    output: LedgerCheck,
  },
  'contacts.exportLedger': {
    summary: 'The consent ledger as CSV or Excel file: of everybody, or of one person.',
    input: strictObject({ ...person, ...tableOptions }),
    output: WrittenFile,
  },
  'contacts.withdrawConsent': {
    summary:
      'These people do not want to hear from you any more: consent ends, they leave every queue and are not written to again.',
    input: strictObject({
      contactIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }),
      withdrawal: Type.Omit(ConsentStatement, ['wording']),
    }),
    output: strictObject({ withdrawn: Type.Integer() }),
  },
} as const satisfies CommandTable;
