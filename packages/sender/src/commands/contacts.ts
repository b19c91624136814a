import { exportContacts } from '../contacts/export-contacts.ts';
import { examineFile } from '../contacts/import/examine-file.ts';
import { importContacts } from '../contacts/import/import-contacts.ts';
import { inspectFile } from '../contacts/import/inspect-file.ts';
import { undoImport } from '../contacts/import/undo-import.ts';
import { RESTORABLE_MS } from '../contacts/purge-removed.ts';
import { recordConsentOf } from '../contacts/record-consent.ts';
import { resumeContacts } from '../contacts/resume-contacts.ts';
import { markRemoved, pageContacts } from '../store/contacts.ts';
import { recentImports } from '../store/imports.ts';
import { allLists } from '../store/lists.ts';
import type { Handlers } from './handler.ts';
import { cursorOf, DEFAULT_LIMIT, nextCursor, rowId } from './ids.ts';
import { ledgerHandlers } from './ledger.ts';
import { listHandlers } from './lists.ts';
import { optInHandlers } from './opt-ins.ts';
import { personHandlers } from './people.ts';
import { segmentHandlers } from './segments.ts';

const IMPORTS_SHOWN = 20;

export const contactHandlers: Handlers<'contacts'> = {
  ...listHandlers,
  ...personHandlers,
  ...segmentHandlers,
  ...ledgerHandlers,
  ...optInHandlers,
  'contacts.inspectFile': inspectFile,
  'contacts.examineFile': examineFile,
  'contacts.import': importContacts,
  'contacts.cancelImport': (core, input) => ({ cancelled: core.imports.cancel(input.file) }),
  'contacts.undoImport': undoImport,
  'contacts.imports': (core) => ({
    imports: recentImports(core.sql, IMPORTS_SHOWN, core.deps.wallClock.now() - RESTORABLE_MS),
  }),
  'contacts.lists': (core) => ({ lists: allLists(core.sql) }),
  'contacts.list': (core, input) => {
    const { cursor, limit = DEFAULT_LIMIT, ...filter } = input;
    const { items, total } = pageContacts(core.sql, { after: cursorOf(cursor) ?? 0, limit, filter });
    return { items, nextCursor: nextCursor(items, limit), total };
  },
  'contacts.export': exportContacts,
  'contacts.recordConsent': recordConsentOf,
  'contacts.resume': resumeContacts,
  'contacts.remove': (core, input) => ({
    removed: markRemoved(core.sql, input.contactIds.map(rowId), core.deps.wallClock.now()),
  }),
  'contacts.restore': (core, input) => ({
    restored: markRemoved(core.sql, input.contactIds.map(rowId), null),
  }),
};
