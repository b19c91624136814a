import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { FileInspection } from '@mywasender/contract/models/contact';
import type { Core } from '../../core.ts';
import { rememberedRoles } from '../../store/column-roles.ts';
import { mapColumns } from './map-columns.ts';
import { type FileFormat, openContactFile } from './open-file.ts';

const SHOWN = 3;

/** What a file seems to hold, for the user to confirm. A file without phones is shown too: another column may be chosen. */
export async function inspectFile(
  core: Core,
  input: CommandInput<'contacts.inspectFile'>,
): Promise<FileInspection> {
  const opened = await openContactFile(core, input);
  const remembered = rememberedRoles(core.sql, opened.headers);
  const country = input.defaultCountry ?? core.settings.get().defaultCountry;
  return {
    name: opened.file.name,
    bytes: opened.file.bytes,
    ...formatFacts(opened.format),
    remembered: remembered !== null,
    columns: mapColumns(opened, { country, chosen: remembered ?? undefined }).map(
      ({ index, name, role, field }) => ({
        name,
        guess: role,
        field,
        samples: opened.samples
          .map((row) => (row[index] ?? '').trim().slice(0, 100))
          .filter((cell) => cell !== '')
          .slice(0, SHOWN),
      }),
    ),
  };
}

function formatFacts(
  format: FileFormat,
): Pick<FileInspection, 'encoding' | 'delimiter' | 'sheets' | 'sheet' | 'hiddenRows'> {
  if (format.kind === 'csv') {
    return {
      encoding: format.encoding,
      delimiter: format.delimiter,
      sheets: [],
      sheet: null,
      hiddenRows: 0,
    };
  }
  const sheets = format.sheets.map(({ name, hidden }) => ({ name, hidden }));
  return { encoding: null, delimiter: null, sheets, sheet: format.sheet, hiddenRows: format.hiddenRows };
}
