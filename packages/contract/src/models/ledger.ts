import { type Static, Type } from 'typebox';
import { Id, nullable, oneOf, strictObject, Timestamp } from './basics.ts';

/**
 * What happened: consent given; a statement made for a whole file; an entry of an import taken back; consent
 * withdrawn; the person's own STOP; put on the list of people not to write to by somebody else; taken off it.
 */
export const LEDGER_KINDS = [
  'grant',
  'statement',
  'reversal',
  'withdrawal',
  'stop',
  'suppressed',
  'lifted',
] as const;
export const LedgerKind = oneOf(LEDGER_KINDS);
export type LedgerKind = Static<typeof LedgerKind>;

export const LedgerEntry = strictObject({
  id: Id,
  kind: LedgerKind,
  /** Salted hash of the number; null for what is about a file. The number itself is never in the ledger. */
  person: nullable(Type.String()),
  /** While the contact exists. */
  phone: nullable(Type.String()),
  name: Type.String(),
  source: Type.String(),
  /** Calendar day of the agreement; empty where there is none. */
  date: Type.String(),
  method: Type.String(),
  attestedBy: Type.String(),
  /** The words the person agreed to. */
  wording: Type.String(),
  /** What the person wrote, or the reason somebody gave. */
  evidence: Type.String(),
  fileName: Type.String(),
  fileRow: nullable(Type.Integer()),
  /** The entry this one takes back. */
  refersTo: nullable(Id),
  recordedAt: Timestamp,
  hash: Type.String(),
});
export type LedgerEntry = Static<typeof LedgerEntry>;

export const LedgerCheck = strictObject({
  entries: Type.Integer(),
  /** The last entry. Whoever has a printed one can show later that nothing before it was changed. */
  head: nullable(strictObject({ entry: Id, hash: Type.String() })),
  /** The first entry that is not what was written. */
  broken: nullable(strictObject({ entry: Id, problem: oneOf(['changed', 'missing', 'cut-off']) })),
  checkedAt: Timestamp,
});
export type LedgerCheck = Static<typeof LedgerCheck>;

export const ConsentEvidence = strictObject({
  /** null when the number is not known any more. */
  phone: nullable(Type.String()),
  name: Type.String(),
  person: Type.String(),
  /** The agreement that holds now; null when none does. */
  current: nullable(Id),
  suppressed: Type.Boolean(),
  /** Oldest first. */
  entries: Type.Array(LedgerEntry),
  check: LedgerCheck,
});
export type ConsentEvidence = Static<typeof ConsentEvidence>;
