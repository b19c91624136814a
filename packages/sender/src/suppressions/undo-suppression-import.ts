import { setImmediate } from 'node:timers/promises';
import { AppError } from '@mywasender/contract/app-error';
import { rowId } from '../commands/ids.ts';
import { RESTORABLE_MS } from '../contacts/purge-removed.ts';
import type { Core } from '../core.ts';
import { importedAlone, markUndone, suppressionImport } from '../store/suppression-imports.ts';
import { lift } from './lift.ts';

const STEP = 500;

/**
 * Takes a file of numbers back. Whoever sent a STOP, or is on the list for another reason too, stays on it, and who
 * left a queue does not come back. Throws `NOT_FOUND`, `IMPORT_UNDO_LATE`.
 */
export async function undoSuppressionImport(
  core: Core,
  input: { readonly importId: string },
): Promise<{ removed: number }> {
  const id = rowId(input.importId);
  const found = suppressionImport(core.sql, id);
  if (found === null) throw new AppError('NOT_FOUND');
  const now = core.deps.wallClock.now();
  if (found.undone || found.at < now - RESTORABLE_MS) throw new AppError('IMPORT_UNDO_LATE');
  let removed = 0;
  for (;;) {
    const ids = importedAlone(core.sql, id, STEP);
    core.sql.transaction(() => {
      for (const suppression of ids) lift(core, suppression, { fileName: found.fileName });
    });
    removed += ids.length;
    if (ids.length < STEP) break;
    await setImmediate();
  }
  markUndone(core.sql, id, now);
  return { removed };
}
