import { type DateOrder, parseConsentDate } from './consent-date.ts';

/** How somebody agreed to hear from the sender. Without it nobody can be queued. */
export interface ConsentRecord {
  /** Where: "sign-up form on example.com", "counter, main street". */
  readonly source: string;
  /** Calendar day, `YYYY-MM-DD`. */
  readonly date: string;
  /** How: "web form", "paper form", "spoken", "first message by the person". */
  readonly method: string;
  /** The user who vouches for it. */
  readonly attestedBy: string;
  /** The words the person agreed to. */
  readonly wording?: string;
}

export const CONSENT_PROBLEMS = [
  'no-source',
  'no-date',
  'bad-date',
  'future-date',
  'no-method',
  'no-attester',
] as const;
export type ConsentProblem = (typeof CONSENT_PROBLEMS)[number];

export type ConsentResult =
  | { readonly ok: true; readonly consent: ConsentRecord }
  | { readonly ok: false; readonly problem: ConsentProblem };

export interface ConsentContext {
  readonly now: number;
  /** How to read 03/04/2026; day first unless the user says otherwise. */
  readonly dateOrder?: DateOrder;
}

const MAX_TEXT = 500;
/** It is already tomorrow in the first zones of the world: UTC+14. */
const FIRST_ZONE_MS = 14 * 3_600_000;

/** Checks and tidies a consent record; the first thing that is missing is the problem. */
export function validateConsent(
  input: Readonly<Partial<Record<keyof ConsentRecord, string>>>,
  context: ConsentContext,
): ConsentResult {
  const source = tidy(input.source);
  if (source === '') return { ok: false, problem: 'no-source' };
  if (tidy(input.date) === '') return { ok: false, problem: 'no-date' };
  const date = parseConsentDate(tidy(input.date), context.dateOrder ?? 'dmy');
  if (date === null) return { ok: false, problem: 'bad-date' };
  if (Date.parse(`${date}T00:00:00Z`) > context.now + FIRST_ZONE_MS)
    return { ok: false, problem: 'future-date' };
  const method = tidy(input.method);
  if (method === '') return { ok: false, problem: 'no-method' };
  const attestedBy = tidy(input.attestedBy);
  if (attestedBy === '') return { ok: false, problem: 'no-attester' };
  const wording = tidy(input.wording);
  const consent = { source, date, method, attestedBy };
  return { ok: true, consent: wording === '' ? consent : { ...consent, wording } };
}

/** The consent cells of one row; a blank cell falls back to the statement recorded for the whole file. */
export function consentFromRow(
  cells: { readonly source?: string; readonly date?: string; readonly method?: string },
  file: Readonly<Partial<Record<keyof ConsentRecord, string>>>,
  context: ConsentContext,
): ConsentResult {
  const filled = Object.fromEntries(Object.entries(cells).filter(([, cell]) => tidy(cell) !== ''));
  return validateConsent({ ...file, ...filled }, context);
}

const YES = new Set([
  'yes',
  'y',
  'true',
  '1',
  'x',
  'si',
  'sí',
  's',
  'sim',
  'oui',
  'o',
  'ja',
  'j',
  'ya',
  'evet',
  'e',
  'نعم',
  'हाँ',
  'हां',
  'ha',
  'haan',
  'wahr',
  'vrai',
  'vero',
  'verdadero',
  'verdadeiro',
  '✓',
  '✔',
  'stop',
  'opted out',
  'unsubscribed',
  'baja',
]);

/** Reads a cell of an "opted out" column. Anything that is not a clear yes, or a date, is no. */
export function isOptedOut(cell: string): boolean {
  const text = tidy(cell).toLowerCase();
  return YES.has(text) || (text !== '' && text !== '0' && parseConsentDate(text, 'dmy') !== null);
}

function tidy(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT);
}
