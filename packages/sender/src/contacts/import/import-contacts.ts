import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { ImportResult } from '@mywasender/contract/models/contact';
import type { Core } from '../../core.ts';
import { termsState } from '../../settings/terms.ts';
import { withoutCheckpoints } from '../../store/bulk-writes.ts';
import { rememberRoles } from '../../store/column-roles.ts';
import { completeImport, enterStatement, insertImport } from '../../store/imports.ts';
import { requireConsentDate } from '../record-consent.ts';
import { mapColumns, requirePhone } from './map-columns.ts';
import { type ContactFile, openContactFile } from './open-file.ts';
import type { ReadRowOptions } from './read-row.ts';
import { readRows } from './read-rows.ts';
import { openRejectsFile } from './rejects-file.ts';
import { reportProgress } from './report-progress.ts';
import type { EndReason } from './running-imports.ts';
import { type Counts, emptyCounts, storeBatch } from './store-batch.ts';
import { discardImport } from './undo-import.ts';

/**
 * Imports a CSV or Excel file into a list, in batches. One that breaks off, by a broken line, a full disk or the
 * user, is taken back whole: nothing is half imported. Throws what `openContactFile` throws, `CSV_BROKEN`,
 * `DISK_FULL`, `IMPORT_RUNNING`, `IMPORT_CANCELLED`.
 */
export async function importContacts(
  core: Core,
  input: CommandInput<'contacts.import'>,
): Promise<ImportResult> {
  if (input.consent !== undefined) requireConsentDate(core, input.consent.date);
  return core.imports.run(input.file, async (ended) => {
    const opened = await openContactFile(core, input);
    const columns = mapColumns(opened, { country: input.defaultCountry, chosen: input.mapping });
    requirePhone(columns);
    const now = core.deps.wallClock.now();
    const attester = termsState(core).accepted?.name ?? core.settings.get().senderName;
    const options = {
      columns,
      defaultCountry: input.defaultCountry,
      fixes: input.fixes ?? [],
      consent: input.consent ?? { attestedBy: attester },
      now,
    };
    throwIfEnded(ended());
    const begun = insertImport(core.sql, {
      listName: input.listName.trim(),
      fileName: opened.file.name,
      at: now,
    });
    try {
      if (input.consent !== undefined)
        enterStatement(core.sql, begun.id, {
          at: now,
          fileName: opened.file.name,
          statement: input.consent,
        });
      const { id: importId, listId } = begun;
      const counts = await withoutCheckpoints(core.sql, () =>
        storeRows(core, { opened, options, listId, importId, ended }),
      );
      if (input.mapping !== undefined) rememberRoles(core.sql, opened.headers, input.mapping);
      completeImport(core.sql, begun.id, counts.totals);
      return {
        importId: String(begun.id),
        listId: String(begun.listId),
        listName: begun.listName,
        ...counts.totals,
        rejectReasons: [...counts.reasons].map(([reason, rows]) => ({ reason, rows })),
        rejectsFile: counts.rejectsFile,
      };
    } catch (error) {
      // When the app ends there is no time: the next start takes it back.
      if (ended() !== 'stopping') await discardImport(core.sql, begun.id, core.deps.wallClock.now());
      throw error;
    }
  });
}

function throwIfEnded(reason: EndReason | null): void {
  if (reason !== null) throw new AppError(reason === 'cancelled' ? 'IMPORT_CANCELLED' : 'UNAVAILABLE');
}

interface StoreRowsInput {
  readonly opened: ContactFile;
  readonly options: ReadRowOptions;
  readonly listId: number;
  readonly importId: number;
  readonly ended: () => EndReason | null;
}

async function storeRows(core: Core, { opened, options, listId, importId, ended }: StoreRowsInput) {
  const { file, headers } = opened;
  const rejects = openRejectsFile(core, `rejected-${file.name.replace(/\.[^.]*$/, '')}.csv`, headers);
  const counts: Counts = emptyCounts();
  const report = reportProgress(core, opened);
  let bytes = 0;
  try {
    const store = join(core.deps.dataDir, 'app.db');
    for await (const batch of readRows({ source: opened.source, options }, store)) {
      throwIfEnded(ended());
      bytes = batch.bytes;
      const input = { at: options.now, listId, importId, counts, fileName: file.name };
      for (const row of storeBatch(core, batch.chunks, input)) await rejects.add(row);
      report(counts.totals.rows, bytes);
      await setImmediate();
    }
    report(counts.totals.rows, bytes, true);
    return { ...counts, rejectsFile: await rejects.close() };
  } catch (error) {
    await rejects.discard();
    throw error;
  }
}
