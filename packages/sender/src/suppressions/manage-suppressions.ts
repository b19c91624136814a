import { isPhoneCountry, parsePhone } from '@mywasender/campaigns/phone';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Suppression } from '@mywasender/contract/models/contact';
import { cursorOf, DEFAULT_LIMIT, nextCursor, rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { announceMoves } from '../runner/announce.ts';
import { wakeAll } from '../runner/create-runner.ts';
import { lidOfPhone } from '../store/identities.ts';
import { applyRecipientEvent, queuedIdsOfPhone } from '../store/recipients.ts';
import { deleteSuppression, pageSuppressions, suppress, suppressionById } from '../store/suppressions.ts';

export function listSuppressions(
  core: Core,
  input: CommandInput<'suppressions.list'>,
): CommandOutput<'suppressions.list'> {
  const limit = input.limit ?? DEFAULT_LIMIT;
  const before = cursorOf(input.cursor);
  const { items, total } = pageSuppressions(core.sql, { before, limit, search: input.search ?? '' });
  return { items, nextCursor: nextCursor(items, limit), total };
}

/** Never write to this number again; whoever is queued leaves the queue at once. Throws `VALIDATION_FAILED`. */
export function addSuppression(core: Core, input: CommandInput<'suppressions.add'>): Suppression {
  const country = input.defaultCountry ?? core.settings.get().defaultCountry;
  const parsed = parsePhone(input.phone, isPhoneCountry(country) ? country : null);
  if (!parsed.ok) throw new AppError('VALIDATION_FAILED', { field: 'phone', problem: parsed.reason });
  const { phone } = parsed;
  const id = core.sql.transaction(() => {
    const lid = lidOfPhone(core.sql, phone);
    const at = core.deps.wallClock.now();
    return suppress(core.sql, core.salt, { phone, lid, source: 'manual', note: input.note, at }).id;
  });
  const at = core.deps.clock.now();
  const event = { type: 'skip', reason: 'suppressed' } as const;
  announceMoves(
    core,
    queuedIdsOfPhone(core.sql, phone).map((recipient) =>
      applyRecipientEvent(core.sql, recipient, { event, at, cause: 'suppressed by hand' }),
    ),
  );
  // Whoever leaves the queue may have been the last one of a campaign.
  wakeAll(core);
  return requireSuppression(core, id);
}

/** Throws `SUPPRESSION_PERMANENT` for what a person asked for: STOP wins for ever. */
export function removeSuppression(core: Core, input: { readonly id: string }): Record<string, never> {
  const known = requireSuppression(core, rowId(input.id));
  if (known.source !== 'manual') throw new AppError('SUPPRESSION_PERMANENT');
  deleteSuppression(core.sql, rowId(input.id));
  return {};
}

function requireSuppression(core: Core, id: number): Suppression {
  const found = suppressionById(core.sql, id);
  if (found === null) throw new AppError('NOT_FOUND');
  return found;
}
