import { setImmediate } from 'node:timers/promises';
import { diagnosePhone } from '@mywasender/campaigns/import-doctor/diagnose-phone';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { FileExamination, FileFinding } from '@mywasender/contract/models/contact';
import type { Core } from '../../core.ts';
import { listsOfPhone } from '../../store/lists.ts';
import { mapColumns, requirePhone } from './map-columns.ts';
import { openContactFile } from './open-file.ts';
import { openRows } from './open-rows.ts';
import { isShifted } from './read-row.ts';
import { rowPhone } from './row-phone.ts';

/** Rows between two looks at what else there is to do: about 10 ms. */
const SLICE = 500;
const EXAMPLES = 3;

type Finding = { -readonly [K in keyof FileFinding]: FileFinding[K] };

/** The import doctor: reads the whole file and tells what is wrong with its numbers and what can be done. Stores nothing. */
export async function examineFile(
  core: Core,
  input: CommandInput<'contacts.examineFile'>,
): Promise<FileExamination> {
  const opened = await openContactFile(core, input);
  const { defaultCountry } = input;
  const columns = mapColumns(opened, { country: defaultCountry, chosen: input.mapping });
  requirePhone(columns);
  const findings = new Map<FileFinding['kind'], Finding>();
  const note = (kind: Finding['kind'], line: number, before: string, after: string | null): void => {
    const finding = findings.get(kind) ?? { kind, rows: 0, fixable: after !== null, examples: [] };
    finding.rows += 1;
    if (finding.examples.length < EXAMPLES) {
      finding.examples.push({ line, before: before.trim().slice(0, 60), after });
    }
    findings.set(kind, finding);
  };
  // As numbers: E.164 has 15 digits at most, and a million of them take a third of what texts do.
  const seen = new Set<number>();
  const lists = new Map<string, number>();
  let rows = -1;
  for await (const { line, cells } of openRows(opened.source)) {
    rows += 1;
    if (rows % SLICE === 0) await setImmediate();
    if (rows === 0) continue;
    if (isShifted(cells, columns)) {
      note('too-many-cells', line, cells.join(' | '), null);
      continue;
    }
    const { text, result } = rowPhone(cells, { columns, defaultCountry, fixes: [] });
    const diagnosis = diagnosePhone(text, result);
    if (diagnosis !== null) note(diagnosis.finding, line, text, diagnosis.fix?.phone ?? null);
    const phone = diagnosis?.fix?.phone ?? (result.ok ? result.phone : null);
    if (phone === null) continue;
    if (seen.has(Number(phone))) note('duplicate-in-file', line, text, null);
    else {
      seen.add(Number(phone));
      const known = listsOfPhone(core.sql, phone);
      if (known !== null) note('known', line, text, null);
      for (const list of known ?? []) lists.set(list, (lists.get(list) ?? 0) + 1);
    }
  }
  return {
    rows,
    findings: [...findings.values()].sort((a, b) => b.rows - a.rows),
    lists: [...lists].sort((a, b) => b[1] - a[1]).map(([name, contacts]) => ({ name, contacts })),
  };
}
