import { Type } from 'typebox';
import {
  Country,
  FileToken,
  Id,
  Nothing,
  PageRequest,
  pageOf,
  strictObject,
  Text,
} from '../models/basics.ts';
import {
  ColumnRole,
  ConsentStatement,
  Contact,
  ContactFilter,
  ContactList,
  FileExamination,
  FileInspection,
  ImportResult,
  PastImport,
  PhoneFixKind,
} from '../models/contact.ts';
import { tableOptions, WrittenFile } from '../models/table-format.ts';
import type { CommandTable } from './command.ts';
import { FILE_ERRORS, fileOptions } from './file-options.ts';

export const contactCommands = {
  'contacts.inspectFile': {
    summary:
      'Read the head of a CSV or Excel file: encoding, delimiter or sheets, columns and what they seem to mean.',
    input: strictObject({ ...fileOptions, defaultCountry: Type.Optional(Country) }),
    output: FileInspection,
    errors: FILE_ERRORS,
  },
  'contacts.examineFile': {
    summary:
      'The import doctor: what is wrong with the numbers of a file and what can be mended. Stores nothing.',
    input: strictObject({
      ...fileOptions,
      mapping: Type.Optional(Type.Record(Type.String(), ColumnRole)),
      defaultCountry: Country,
    }),
    output: FileExamination,
    errors: FILE_ERRORS,
  },
  'contacts.import': {
    summary:
      'Import a CSV or Excel file into a list. Bad rows go to a file with reasons; nothing is dropped silently.',
    input: strictObject({
      ...fileOptions,
      /** Role per column name; columns left out follow the guess of contacts.inspectFile. */
      mapping: Type.Optional(Type.Record(Type.String(), ColumnRole)),
      defaultCountry: Country,
      listName: Text(120, 1),
      /** Findings of contacts.examineFile to mend. */
      fixes: Type.Optional(Type.Array(PhoneFixKind, { uniqueItems: true })),
      /** Holds for every row that has no consent columns of its own. */
      consent: Type.Optional(ConsentStatement),
    }),
    output: ImportResult,
    errors: [...FILE_ERRORS, 'CSV_NO_PHONE_COLUMN', 'IMPORT_RUNNING', 'IMPORT_CANCELLED'],
  },
  'contacts.cancelImport': {
    summary:
      'Stop an import that is going on. What it stored is taken back; the import answers IMPORT_CANCELLED.',
    input: strictObject({ file: FileToken }),
    output: strictObject({ cancelled: Type.Boolean() }),
  },
  'contacts.imports': {
    summary: 'The last imports.',
    input: Nothing,
    output: strictObject({ imports: Type.Array(PastImport) }),
  },
  'contacts.undoImport': {
    summary:
      'Take an import back: what it added goes, what it replaced returns, what changed since stays. Opt-outs stay.',
    input: strictObject({ importId: Id }),
    output: strictObject({
      removed: Type.Integer(),
      restored: Type.Integer(),
      /** Changed since by a reply, a campaign, a consent or another import. */
      kept: Type.Integer(),
    }),
    errors: ['IMPORT_UNDO_LATE', 'IMPORT_RUNNING'],
  },
  'contacts.lists': {
    summary: 'All contact lists.',
    input: Nothing,
    output: strictObject({ lists: Type.Array(ContactList) }),
  },
  'contacts.list': {
    summary: 'Contacts, searched and paged.',
    input: strictObject({
      ...PageRequest,
      ...ContactFilter.properties,
    }),
    output: pageOf(Contact),
  },
  'contacts.export': {
    summary: 'Everybody a filter matches as CSV or Excel file, with a column for each field.',
    input: strictObject({ ...ContactFilter.properties, ...tableOptions }),
    output: WrittenFile,
  },
  'contacts.recordConsent': {
    summary: 'Record how these people agreed. Either some contacts or a whole list.',
    input: strictObject({
      contactIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 1000 })),
      listId: Type.Optional(Id),
      consent: ConsentStatement,
    }),
    output: strictObject({ recorded: Type.Integer() }),
    errors: ['CONSENT_REQUIRED'],
  },
  'contacts.resume': {
    summary: 'Somebody has read an unclear reply and it was no STOP: these people may be written to again.',
    input: strictObject({ contactIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }) }),
    output: strictObject({ resumed: Type.Integer() }),
  },
  'contacts.remove': {
    summary: 'Remove contacts. Suppressions stay. Can be undone by contacts.restore.',
    input: strictObject({ contactIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }) }),
    output: strictObject({ removed: Type.Integer() }),
  },
  'contacts.restore': {
    summary: 'Undo contacts.remove.',
    input: strictObject({ contactIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }) }),
    output: strictObject({ restored: Type.Integer() }),
  },
} as const satisfies CommandTable;
