import { isPhoneCountry, parsePhone } from '@mywasender/campaigns/phone';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Suppression } from '@mywasender/contract/models/contact';
import { cursorOf, DEFAULT_LIMIT, nextCursor, rowId } from '../commands/ids.ts';
import { requireConsentDate } from '../contacts/record-consent.ts';
import type { Core } from '../core.ts';
import { announceMoves } from '../runner/announce.ts';
import { wakeAll } from '../runner/create-runner.ts';
import { appendEntry, setConsent } from '../store/consents.ts';
import { lidOfPhone } from '../store/identities.ts';
import { queuedIdsOfPhone } from '../store/queued-people.ts';
import { applyRecipientEvent } from '../store/recipient-events.ts';
import { pageSuppressions, suppress, suppressionById } from '../store/suppressions.ts';
import { lift, suppressedPerson } from './lift.ts';

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

/** How long a number entered by hand can be taken back without a word: a slip of the fingers. */
const SLIP_MS = 10 * 60_000;

/**
 * Writes to a person again who has agreed anew, after they were put on the list. Throws `SUPPRESSION_PERMANENT` for
 * what a person asked for: STOP wins for ever; `CONSENT_REQUIRED`, `VALIDATION_FAILED` for a consent from before.
 */
export function removeSuppression(
  core: Core,
  { id, consent }: CommandInput<'suppressions.remove'>,
): Record<string, never> {
  const known = requireSuppression(core, rowId(id));
  if (known.source === 'stop-message') throw new AppError('SUPPRESSION_PERMANENT');
  const at = core.deps.wallClock.now();
  if (consent === undefined) {
    const slip = known.source === 'manual' && known.createdAt > at - SLIP_MS;
    if (!slip) throw new AppError('CONSENT_REQUIRED');
    core.sql.transaction(() => lift(core, rowId(id), { evidence: known.note }));
    return {};
  }
  requireConsentDate(core, consent.date);
  requireLater(consent.date, known.createdAt);
  core.sql.transaction(() => {
    const who = suppressedPerson(core, rowId(id));
    const refersTo = appendEntry(core.sql, { ...consent, ...who, kind: 'grant', at });
    if (who.contactId !== null) setConsent(core.sql, who.contactId, refersTo);
    lift(core, rowId(id), { refersTo });
  });
  return {};
}

/** A day before the suppression is allowed for: the user may be where it was still the day before. */
function requireLater(day: string, suppressedAt: number): void {
  const first = new Date(suppressedAt - 86_400_000).toISOString().slice(0, 10);
  if (day < first)
    throw new AppError('VALIDATION_FAILED', {
      field: 'consent.date',
      problem: 'it lies before the day this person was put on the list',
    });
}

function requireSuppression(core: Core, id: number): Suppression {
  const found = suppressionById(core.sql, id);
  if (found === null) throw new AppError('NOT_FOUND');
  return found;
}
