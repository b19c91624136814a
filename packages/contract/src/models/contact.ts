import { type Static, Type } from 'typebox';
import { Country, FileToken, Id, nullable, oneOf, Phone, strictObject, Text, Timestamp } from './basics.ts';

/** Where, when and how a person agreed to hear from the sender. Without it nobody can be queued. */
export const ConsentStatement = strictObject({
  /** e.g. "Sign-up sheet at the counter" */
  source: Text(200, 2),
  /** Calendar day `YYYY-MM-DD` of the agreement; not in the future. */
  date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  /** e.g. "Paper form", "Website checkbox", "Asked by phone" */
  method: Text(200, 2),
  /** Who says so: the person using the app. */
  attestedBy: Text(120, 2),
  /** The words the person agreed to, as they were shown or said. */
  wording: Type.Optional(Text(500)),
});
export type ConsentStatement = Static<typeof ConsentStatement>;

export const ContactList = strictObject({
  id: Id,
  name: Type.String(),
  createdAt: Timestamp,
  contacts: Type.Integer(),
  /** With consent and not suppressed. */
  reachable: Type.Integer(),
});
export type ContactList = Static<typeof ContactList>;

export const Contact = strictObject({
  id: Id,
  phone: Phone,
  country: Country,
  name: Type.String(),
  /** Every column of the import under its field name (`first_name`, `city`, …). */
  fields: Type.Record(Type.String(), Type.String()),
  tags: Type.Array(Type.String()),
  consent: nullable(
    strictObject({
      source: Type.String(),
      date: Type.String(),
      method: Type.String(),
      attestedBy: Type.String(),
      wording: Type.Optional(Type.String()),
      recordedAt: Timestamp,
    }),
  ),
  suppressed: Type.Boolean(),
  /** An unclear reply: nothing automatic until contacts.resume. */
  paused: Type.Optional(Type.Boolean()),
  /** Last message this person wrote to us, on any profile. */
  lastInboundAt: nullable(Timestamp),
  createdAt: Timestamp,
});
export type Contact = Static<typeof Contact>;

/** A word a contact is marked with; upper and lower case are the same. */
export const Tag = Type.String({ minLength: 1, maxLength: 60, pattern: '^[^\\s,;](?:[^,;]*[^\\s,;])?$' });

/** Which contacts of all. */
export const ContactFilter = strictObject({
  search: Type.Optional(Text(100)),
  listId: Type.Optional(Id),
  tag: Type.Optional(Tag),
  consent: Type.Optional(oneOf(['with', 'without'])),
  suppressed: Type.Optional(Type.Boolean()),
});
export type ContactFilter = Static<typeof ContactFilter>;

/** Some contacts, or everybody a filter matches. */
export const People = Type.Union([
  strictObject({ contactIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }) }),
  strictObject({ filter: ContactFilter }),
]);
export type People = Static<typeof People>;

/** What `contacts.undoEdit` takes back. */
export const ListEdit = strictObject({ editId: Id, changed: Type.Integer() });
export type ListEdit = Static<typeof ListEdit>;

/** What a column means. `field` keeps it as a template field; `ignore` drops it. */
export const COLUMN_ROLES = [
  'phone',
  'name',
  'first-name',
  'last-name',
  'language',
  'tags',
  'consent-source',
  'consent-date',
  'consent-method',
  'opted-out',
  'field',
  'ignore',
] as const;
export const ColumnRole = oneOf(COLUMN_ROLES);
export type ColumnRole = Static<typeof ColumnRole>;

export const FileInspection = strictObject({
  name: Type.String(),
  bytes: Type.Integer(),
  /** null for Excel files. */
  encoding: nullable(Type.String()),
  delimiter: nullable(Type.String()),
  /** Worksheets of an Excel file; empty for CSV. */
  sheets: Type.Array(strictObject({ name: Type.String(), hidden: Type.Boolean() })),
  /** The sheet that was read. */
  sheet: nullable(Type.String()),
  /** Rows of the sheet that a filter or a hand had hidden. They are imported like the others. */
  hiddenRows: Type.Integer(),
  /** The roles are those the user gave the columns of such a file before. */
  remembered: Type.Boolean(),
  columns: Type.Array(
    strictObject({
      name: Type.String(),
      guess: ColumnRole,
      field: Type.String(),
      samples: Type.Array(Type.String()),
    }),
  ),
});
export type FileInspection = Static<typeof FileInspection>;

/** Mends the import doctor may offer for a number. */
export const PHONE_FIX_KINDS = ['brazil-ninth-digit', 'lost-zero', 'missing-plus'] as const;
export const PhoneFixKind = oneOf(PHONE_FIX_KINDS);
export type PhoneFixKind = Static<typeof PhoneFixKind>;

export const FILE_FINDINGS = [
  ...PHONE_FIX_KINDS,
  'excel-mangled',
  'unreadable',
  'empty',
  'too-many-cells',
  'duplicate-in-file',
  /** A contact already, in a list or not. */
  'known',
  'assumed-country',
] as const;

export const FileFinding = strictObject({
  kind: oneOf(FILE_FINDINGS),
  rows: Type.Integer(),
  /** True when `contacts.import` mends these rows, given the kind among its `fixes`. */
  fixable: Type.Boolean(),
  examples: Type.Array(
    strictObject({ line: Type.Integer(), before: Type.String(), after: nullable(Type.String()) }),
  ),
});
export type FileFinding = Static<typeof FileFinding>;

export const FileExamination = strictObject({
  rows: Type.Integer(),
  /** The most frequent first. */
  findings: Type.Array(FileFinding),
  /** Lists in which people of the file are already. */
  lists: Type.Array(strictObject({ name: Type.String(), contacts: Type.Integer() })),
});
export type FileExamination = Static<typeof FileExamination>;

export const ImportResult = strictObject({
  importId: Id,
  listId: Id,
  listName: Type.String(),
  /** rows = created + updated + duplicates + rejected */
  rows: Type.Integer(),
  created: Type.Integer(),
  updated: Type.Integer(),
  /** Rows whose number stood earlier in the same file; the first one counts. */
  duplicates: Type.Integer(),
  rejected: Type.Integer(),
  /** Of created + updated: cannot be queued until consent is recorded. */
  withoutConsent: Type.Integer(),
  /** Of created + updated: asked not to be written to. */
  suppressed: Type.Integer(),
  /** How often each reason made a row bad. */
  rejectReasons: Type.Array(strictObject({ reason: Type.String(), rows: Type.Integer() })),
  /** The bad rows as they came, with line number and reason. */
  rejectsFile: nullable(FileToken),
});
export type ImportResult = Static<typeof ImportResult>;

export const PastImport = strictObject({
  importId: Id,
  fileName: Type.String(),
  listName: Type.String(),
  at: Timestamp,
  created: Type.Integer(),
  updated: Type.Integer(),
  undone: Type.Boolean(),
  /** For 30 days. */
  undoable: Type.Boolean(),
});
export type PastImport = Static<typeof PastImport>;

export const Suppression = strictObject({
  id: Id,
  /** null when only the salted hash is kept because the contact was deleted. */
  phone: nullable(Type.String()),
  source: oneOf(['stop-message', 'import', 'manual']),
  /** What the person wrote, or the reason given. */
  note: Type.String(),
  createdAt: Timestamp,
});
export type Suppression = Static<typeof Suppression>;
