import { setImmediate } from 'node:timers/promises';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { ImportResult } from '@mywasender/contract/models/contact';
import { rowId } from '../../commands/ids.ts';
import type { Core } from '../../core.ts';
import type { FileRow } from '../../files/file-row.ts';
import { termsState } from '../../settings/terms.ts';
import { ensureList } from '../../store/lists.ts';
import { requireConsentDate } from '../record-consent.ts';
import { mapColumns, requirePhone } from './map-columns.ts';
import { type ContactFile, openContactFile } from './open-file.ts';
import type { ReadRowOptions } from './read-row.ts';
import { openRejectsFile } from './rejects-file.ts';
import { type Counts, emptyCounts, storeBatch } from './store-batch.ts';

const BATCH = 5000;

/**
 * Imports a CSV or Excel file into a list, in batches of 5,000 rows. The whole file is read once before the first row is
 * stored, so that a broken one changes nothing. Throws what
 * `openContactFile` throws, `CSV_BROKEN`, `DISK_FULL`.
 */
export async function importContacts(
  core: Core,
  input: CommandInput<'contacts.import'>,
): Promise<ImportResult> {
  if (input.consent !== undefined) requireConsentDate(core, input.consent.date);
  const opened = await openContactFile(core, input);
  const columns = mapColumns(opened, { country: input.defaultCountry, chosen: input.mapping });
  requirePhone(columns);
  await proveReadable(opened);
  const now = core.deps.wallClock.now();
  const listId = ensureList(core.sql, input.listName.trim(), now);
  const importId = core.sql.run(
    "INSERT INTO imports (list_id, file_name, counts, at) VALUES (?, ?, '{}', ?)",
    [listId, opened.file.name, now],
  ).id;
  const attester = termsState(core).accepted?.name ?? core.settings.get().senderName;
  const options = {
    columns,
    defaultCountry: input.defaultCountry,
    consent: input.consent ?? { attestedBy: attester },
    now,
  };
  const counts = await storeRows(core, { opened, options, listId, importId });
  core.sql.run('UPDATE imports SET counts = ? WHERE id = ?', [JSON.stringify(counts.totals), importId]);
  const name = core.sql.get('SELECT name FROM lists WHERE id = ?', [rowId(String(listId))])?.name;
  return {
    importId: String(importId),
    listId: String(listId),
    listName: String(name),
    ...counts.totals,
    rejectReasons: [...counts.reasons].map(([reason, rows]) => ({ reason, rows })),
    rejectsFile: counts.rejectsFile,
  };
}

async function proveReadable({ format, readRows }: ContactFile): Promise<void> {
  // A sheet was read to its end when it was unpacked.
  if (format.kind === 'xlsx') return;
  let rows = 0;
  for await (const _row of readRows()) {
    rows += 1;
    if (rows % BATCH === 0) await setImmediate();
  }
}

interface StoreRowsInput {
  readonly opened: ContactFile;
  readonly options: ReadRowOptions;
  readonly listId: number;
  readonly importId: number;
}

async function storeRows(core: Core, { opened, options, listId, importId }: StoreRowsInput) {
  const { file, headers } = opened;
  const rejects = openRejectsFile(core, `rejected-${file.name.replace(/\.[^.]*$/, '')}.csv`, headers);
  const counts: Counts = emptyCounts();
  let bytes = 0;
  let batch: FileRow[] = [];
  const flush = async (): Promise<void> => {
    for (const rejected of storeBatch(core, batch, {
      options,
      listId,
      importId,
      counts,
      fileName: file.name,
    })) {
      await rejects.add(rejected);
    }
    batch = [];
    core.events.emit('import.progress', {
      file: file.token,
      rows: counts.totals.rows,
      bytes,
      totalBytes: opened.bytes,
    });
    await setImmediate();
  };
  let header = true;
  const count = (read: number) => {
    bytes += read;
  };
  for await (const row of opened.readRows(count)) {
    if (header) {
      header = false;
      continue;
    }
    batch.push(row);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return { ...counts, rejectsFile: await rejects.close() };
}
