import { Type } from 'typebox';
import { Country, Id, Nothing, PageRequest, pageOf, strictObject, Text } from '../models/basics.ts';
import { ColumnRole, ConsentStatement, Suppression } from '../models/contact.ts';
import { SuppressionImport, SuppressionImportResult } from '../models/suppression-import.ts';
import { tableOptions, WrittenFile } from '../models/table-format.ts';
import type { CommandTable } from './command.ts';
import { FILE_ERRORS, fileOptions } from './file-options.ts';

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
    summary:
      'Write to this person again, who has agreed anew. What was entered by hand in the last 10 minutes needs no consent; a STOP stays.',
    input: strictObject({
      id: Id,
      /** Given after the person was put on the list. */
      consent: Type.Optional(ConsentStatement),
    }),
    output: Nothing,
    errors: ['SUPPRESSION_PERMANENT', 'CONSENT_REQUIRED'],
  },
  'suppressions.import': {
    summary:
      'Never write to the numbers of a CSV or Excel file again. Takes effect at once; bad rows go to a file with reasons.',
    input: strictObject({
      ...fileOptions,
      /** Role per column name; only `phone` counts. Columns left out follow the guess of contacts.inspectFile. */
      mapping: Type.Optional(Type.Record(Type.String(), ColumnRole)),
      defaultCountry: Country,
      note: Text(300),
    }),
    output: SuppressionImportResult,
    errors: [...FILE_ERRORS, 'CSV_NO_PHONE_COLUMN', 'IMPORT_RUNNING'],
  },
  'suppressions.imports': {
    summary: 'The last files of numbers not to write to.',
    input: Nothing,
    output: strictObject({ imports: Type.Array(SuppressionImport) }),
  },
  'suppressions.undoImport': {
    summary:
      'Take such a file back, within 30 days. Who sent a STOP or is on the list for another reason stays.',
    input: strictObject({ importId: Id }),
    output: strictObject({ removed: Type.Integer() }),
    errors: ['IMPORT_UNDO_LATE'],
  },
  'suppressions.export': {
    summary: 'Everybody who must not be written to, as CSV or Excel file.',
    input: strictObject(tableOptions),
    output: WrittenFile,
  },
} as const satisfies CommandTable;
