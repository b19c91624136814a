import { type Static, Type } from 'typebox';
import { FileToken, Id, nullable, strictObject, Timestamp } from './basics.ts';

export const SuppressionImportResult = strictObject({
  importId: Id,
  /** rows = added + already + rejected */
  rows: Type.Integer(),
  added: Type.Integer(),
  /** On the list before, or twice in the file. */
  already: Type.Integer(),
  rejected: Type.Integer(),
  /** Queued people of campaigns who left the queue. */
  leftQueues: Type.Integer(),
  rejectReasons: Type.Array(strictObject({ reason: Type.String(), rows: Type.Integer() })),
  /** The bad rows as they came, with line number and reason. */
  rejectsFile: nullable(FileToken),
});
export type SuppressionImportResult = Static<typeof SuppressionImportResult>;

export const SuppressionImport = strictObject({
  importId: Id,
  fileName: Type.String(),
  at: Timestamp,
  /** Who are on the list for this file and no other reason. */
  people: Type.Integer(),
  undone: Type.Boolean(),
  /** For 30 days. */
  undoable: Type.Boolean(),
});
export type SuppressionImport = Static<typeof SuppressionImport>;
