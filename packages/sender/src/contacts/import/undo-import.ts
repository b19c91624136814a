import { setImmediate } from 'node:timers/promises';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import { rowId } from '../../commands/ids.ts';
import type { Core } from '../../core.ts';
import { type ImportRow, importById, openImports, setImportStatus } from '../../store/imports.ts';
import type { Sql } from '../../store/sql.ts';
import {
  changedAfter,
  deleteCreated,
  dropEmptyList,
  lastContactId,
  restoreChanged,
  reverseStatement,
} from '../../store/undo-import.ts';
import { RESTORABLE_MS } from '../purge-removed.ts';

/** Contacts in one transaction: about 20 ms, so that other commands are answered in between. */
const STEP = 500;

/**
 * Takes back what an import added and gives back what it replaced, except where something has changed since.
 * The ledger of consent keeps what the import entered and gets a reversal of each entry that is taken back. Opt-outs
 * the file carried stay: STOP is for ever. Throws `NOT_FOUND`, `IMPORT_UNDO_LATE`.
 */
export async function undoImport(
  core: Core,
  input: CommandInput<'contacts.undoImport'>,
): Promise<CommandOutput<'contacts.undoImport'>> {
  const row = importById(core.sql, rowId(input.importId));
  if (row === null) throw new AppError('NOT_FOUND');
  if (row.status !== 'done' || row.at < core.deps.wallClock.now() - RESTORABLE_MS) {
    throw new AppError('IMPORT_UNDO_LATE');
  }
  setImportStatus(core.sql, row.id, 'undoing');
  const { removed, restored } = await takeBack(core.sql, row, core.deps.wallClock.now());
  setImportStatus(core.sql, row.id, 'undone');
  const counts: Partial<Record<'created' | 'updated', number>> = JSON.parse(row.counts);
  return { removed, restored, kept: (counts.created ?? 0) + (counts.updated ?? 0) - removed - restored };
}

/** Removes every trace of an import that did not get to its end. */
export async function discardImport(sql: Sql, importId: number, at: number): Promise<void> {
  const row = importById(sql, importId);
  if (row === null) return;
  await takeBack(sql, row, at);
  setImportStatus(sql, importId, 'cancelled');
}

/** At start: imports the app did not end are taken back, undoing that was interrupted is finished. */
export async function settleImports(sql: Sql, at: number): Promise<void> {
  for (const row of openImports(sql)) {
    await takeBack(sql, row, at);
    setImportStatus(sql, row.id, row.status === 'undoing' ? 'undone' : 'cancelled');
  }
}

/** May be repeated after an interruption: what is back already is not touched again. */
async function takeBack(
  sql: Sql,
  row: ImportRow,
  at: number,
): Promise<{ removed: number; restored: number }> {
  let removed = 0;
  const last = lastContactId(sql);
  for (let from = row.lastContactBefore; from < last; from += STEP) {
    removed += sql.transaction(() => deleteCreated(sql, { importId: row.id, from, to: from + STEP, at }));
    await setImmediate();
  }
  let restored = 0;
  let changed = changedAfter(sql, row.id, 0, STEP);
  while (changed.length > 0) {
    const ids = changed;
    sql.transaction(() => {
      for (const contactId of ids) if (restoreChanged(sql, row, { contactId, at })) restored += 1;
    });
    changed = changedAfter(sql, row.id, ids.at(-1) ?? 0, STEP);
    await setImmediate();
  }
  reverseStatement(sql, row, at);
  dropEmptyList(sql, row);
  return { removed, restored };
}
