import { RESTORABLE_MS } from '../contacts/purge-removed.ts';
import { recentSuppressionImports } from '../store/suppression-imports.ts';
import { exportSuppressions } from '../suppressions/export-suppressions.ts';
import { importSuppressions } from '../suppressions/import-suppressions.ts';
import { addSuppression, listSuppressions, removeSuppression } from '../suppressions/manage-suppressions.ts';
import { undoSuppressionImport } from '../suppressions/undo-suppression-import.ts';
import type { Handlers } from './handler.ts';

const IMPORTS_SHOWN = 20;

export const suppressionHandlers: Handlers<'suppressions'> = {
  'suppressions.list': listSuppressions,
  'suppressions.add': addSuppression,
  'suppressions.remove': removeSuppression,
  'suppressions.import': importSuppressions,
  'suppressions.imports': (core) => ({
    imports: recentSuppressionImports(core.sql, IMPORTS_SHOWN, core.deps.wallClock.now() - RESTORABLE_MS),
  }),
  'suppressions.undoImport': undoSuppressionImport,
  'suppressions.export': exportSuppressions,
};
