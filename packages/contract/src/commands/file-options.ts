import { Type } from 'typebox';
import { FileToken, oneOf } from '../models/basics.ts';

/** How a table file is read. */
export const fileOptions = {
  file: FileToken,
  /** Overrides what was detected. */
  delimiter: Type.Optional(oneOf([',', ';', '\t', '|'])),
  encoding: Type.Optional(Type.String({ maxLength: 40 })),
  /** Of an Excel file; else the first visible one with rows. */
  sheet: Type.Optional(Type.String({ maxLength: 255 })),
};

export const FILE_ERRORS = [
  'CSV_NO_ROWS',
  'CSV_BROKEN',
  'CSV_ENCODING',
  'XLSX_BROKEN',
  'XLSX_TOO_LARGE',
  'SHEET_UNKNOWN',
  'SPREADSHEET_ENCRYPTED',
  'SPREADSHEET_FORMAT',
] as const;
