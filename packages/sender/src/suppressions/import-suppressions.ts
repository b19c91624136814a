import { setImmediate } from 'node:timers/promises';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { SuppressionImportResult } from '@mywasender/contract/models/suppression-import';
import { mapColumns, requirePhone } from '../contacts/import/map-columns.ts';
import { type ContactFile, openContactFile } from '../contacts/import/open-file.ts';
import { readRows } from '../contacts/import/read-rows.ts';
import { openRejectsFile } from '../contacts/import/rejects-file.ts';
import type { ParsedRow } from '../contacts/import/row-messages.ts';
import type { Core } from '../core.ts';
import { announceMoves } from '../runner/announce.ts';
import { wakeAll } from '../runner/create-runner.ts';
import { lidOfPhone } from '../store/identities.ts';
import { skipPhone } from '../store/queued-people.ts';
import type { RecipientMove } from '../store/recipient-events.ts';
import { insertSuppressionImport } from '../store/suppression-imports.ts';
import { suppress } from '../store/suppressions.ts';

/**
 * Puts every number of a file on the list of people not to write to; whoever is queued leaves the queue at once. What
 * was stored before a broken line stays: too many left alone do less harm than one written to. Throws what
 * `openContactFile` throws, `CSV_NO_PHONE_COLUMN`, `CSV_BROKEN`, `IMPORT_RUNNING`.
 */
export function importSuppressions(
  core: Core,
  input: CommandInput<'suppressions.import'>,
): Promise<SuppressionImportResult> {
  return core.imports.run(input.file, async (ended) => {
    const opened = await openContactFile(core, input);
    const columns = mapColumns(opened, { country: input.defaultCountry, chosen: input.mapping });
    requirePhone(columns);
    const at = core.deps.wallClock.now();
    const importId = insertSuppressionImport(core.sql, opened.file.name, at);
    const { defaultCountry, note } = input;
    const options = { columns, defaultCountry, fixes: [], consent: {}, now: at };
    const rejects = openRejectsFile(core, rejectsName(opened), opened.headers);
    const batch: Batch = {
      at,
      importId,
      fileName: opened.file.name,
      note,
      reasons: new Map(),
      totals: zeros(),
    };
    try {
      for await (const { chunks } of readRows({ source: opened.source, options })) {
        for (const rows of chunks) {
          if (ended() !== null) throw new AppError('UNAVAILABLE');
          const moves = core.sql.transaction(() => rows.flatMap((row) => storeRow(core, row, batch)));
          announceMoves(core, moves);
          batch.totals.leftQueues += moves.filter((move) => move !== null).length;
          for (const { line, cells, read } of rows) {
            if (!read.ok) await rejects.add({ line, cells, reason: read.reason });
          }
          await setImmediate();
        }
      }
    } catch (error) {
      await rejects.discard();
      throw error;
    }
    // Whoever left the queue may have been the last one of a campaign.
    wakeAll(core);
    return {
      importId: String(importId),
      ...batch.totals,
      rejectReasons: [...batch.reasons].map(([reason, rows]) => ({ reason, rows })),
      rejectsFile: await rejects.close(),
    };
  });
}

interface Batch {
  readonly at: number;
  readonly importId: number;
  readonly fileName: string;
  readonly note: string;
  readonly reasons: Map<string, number>;
  readonly totals: ReturnType<typeof zeros>;
}

const zeros = () => ({ rows: 0, added: 0, already: 0, rejected: 0, leftQueues: 0 });

function rejectsName({ file }: ContactFile): string {
  return `rejected-${file.name.replace(/\.[^.]*$/, '')}.csv`;
}

function storeRow(core: Core, { line, read }: ParsedRow, batch: Batch): (RecipientMove | null)[] {
  const { totals, reasons, importId, fileName, at } = batch;
  totals.rows += 1;
  if (!read.ok) {
    totals.rejected += 1;
    // The offered fix differs per row; the reason is counted without it.
    const reason = read.reason.split(' ')[0] ?? read.reason;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    return [];
  }
  const { phone } = read.contact;
  const { added } = suppress(core.sql, core.salt, {
    phone,
    lid: lidOfPhone(core.sql, phone),
    source: 'import',
    note: batch.note === '' ? fileName.slice(0, 300) : batch.note,
    at,
    importId,
    facts: { fileName, fileRow: line },
  });
  totals[added ? 'added' : 'already'] += 1;
  return skipPhone(core.sql, phone, { reason: 'suppressed', at: core.deps.clock.now() });
}
