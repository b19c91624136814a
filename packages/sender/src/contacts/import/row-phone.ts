import { diagnosePhone } from '@mywasender/campaigns/import-doctor/diagnose-phone';
import { isPhoneCountry, type PhoneResult, parsePhone } from '@mywasender/campaigns/phone';
import type { PhoneFixKind } from '@mywasender/contract/models/contact';
import type { MappedColumn } from './map-columns.ts';

export interface RowPhoneOptions {
  readonly columns: readonly MappedColumn[];
  readonly defaultCountry: string;
  /** Mends of the import doctor the user has accepted. */
  readonly fixes: readonly PhoneFixKind[];
}

export interface RowPhone {
  /** The cell the result is about. */
  readonly text: string;
  readonly result: PhoneResult;
}

/** The first usable number of the row's phone columns; else what is wrong with the first one that is filled. */
export function rowPhone(cells: readonly string[], options: RowPhoneOptions): RowPhone {
  const country = isPhoneCountry(options.defaultCountry) ? options.defaultCountry : null;
  let problem: RowPhone = { text: '', result: { ok: false, reason: 'empty' } };
  for (const column of options.columns) {
    if (column.role !== 'phone') continue;
    const text = cells[column.index] ?? '';
    const result = mended(text, country, options.fixes);
    if (result.ok) return { text, result };
    if (!problem.result.ok && problem.result.reason === 'empty') problem = { text, result };
  }
  return problem;
}

function mended(
  text: string,
  country: Parameters<typeof parsePhone>[1],
  fixes: RowPhoneOptions['fixes'],
): PhoneResult {
  const result = parsePhone(text, country);
  if (fixes.length === 0) return result;
  const fix = diagnosePhone(text, result)?.fix;
  return fix != null && fixes.includes(fix.kind) ? parsePhone(fix.phone, null) : result;
}
