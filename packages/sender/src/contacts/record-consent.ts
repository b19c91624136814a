import { validateConsent } from '@mywasender/campaigns/consent';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { memberIds, recordConsent } from '../store/consents.ts';
import { listById } from '../store/lists.ts';

/** Records how some people, or a whole list, agreed; the proofs are appended and never changed. */
export function recordConsentOf(
  core: Core,
  input: CommandInput<'contacts.recordConsent'>,
): { recorded: number } {
  requireConsentDate(core, input.consent.date);
  const ids = new Set((input.contactIds ?? []).map(rowId));
  if (input.listId !== undefined) {
    const listId = rowId(input.listId);
    if (listById(core.sql, listId) === null) throw new AppError('NOT_FOUND');
    for (const id of memberIds(core.sql, listId)) ids.add(id);
  }
  if (ids.size === 0) throw new AppError('CONSENT_REQUIRED');
  const at = core.deps.wallClock.now();
  let recorded = 0;
  core.sql.transaction(() => {
    for (const id of ids) {
      if (recordConsent(core.sql, id, { ...input.consent, at })) recorded += 1;
    }
  });
  return { recorded };
}

/** Throws `VALIDATION_FAILED` for a day that does not exist or has not come. */
export function requireConsentDate(core: Core, date: string): void {
  const filler = { source: 'x', method: 'x', attestedBy: 'x' };
  const checked = validateConsent({ ...filler, date }, { now: core.deps.wallClock.now() });
  if (!checked.ok)
    throw new AppError('VALIDATION_FAILED', { field: 'consent.date', problem: checked.problem });
}
