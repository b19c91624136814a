import { type Static, Type } from 'typebox';
import { FileToken, oneOf, strictObject } from './basics.ts';

export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export const TableFormat = oneOf(TABLE_FORMATS);
export type TableFormat = Static<typeof TableFormat>;

/** Of every command that writes a table; CSV when it is left out. */
export const tableOptions = { format: Type.Optional(TableFormat) };

/** A file the host holds, for the user to save under this name. */
export const WrittenFile = strictObject({ file: FileToken, name: Type.String() });
