import type { CommandInput } from '@mywasender/contract/commands/command-map';
import { rowId } from '../commands/ids.ts';
import { requireConsentDate } from '../contacts/record-consent.ts';
import type { Core } from '../core.ts';
import { announceMoves } from '../runner/announce.ts';
import { wakeAll } from '../runner/create-runner.ts';
import { appendEntry, setConsent } from '../store/consents.ts';
import { lidOfPhone } from '../store/identities.ts';
import { skipPhone } from '../store/queued-people.ts';
import type { RecipientMove } from '../store/recipient-events.ts';
import { text } from '../store/row.ts';
import { phoneHash, suppress } from '../store/suppressions.ts';

/**
 * These people told somebody that they do not want to hear from the sender any more. Their consent ends, they leave
 * every queue, and they are on the list of people not to write to: a later import of an old file brings nobody back.
 * Throws `VALIDATION_FAILED` for a day that cannot be.
 */
export function withdrawConsent(
  core: Core,
  { contactIds, withdrawal }: CommandInput<'contacts.withdrawConsent'>,
): { withdrawn: number } {
  requireConsentDate(core, withdrawal.date);
  const wallTime = core.deps.wallClock.now();
  const moves: (RecipientMove | null)[] = [];
  let withdrawn = 0;
  core.sql.transaction(() => {
    for (const id of new Set(contactIds.map(rowId))) {
      const row = core.sql.get('SELECT phone FROM contacts WHERE id = ?', [id]);
      if (row === undefined) continue;
      const phone = text(row, 'phone');
      const person = phoneHash(core.salt, phone);
      appendEntry(core.sql, { ...withdrawal, kind: 'withdrawal', person, contactId: id, at: wallTime });
      setConsent(core.sql, id, null);
      const lid = lidOfPhone(core.sql, phone);
      const facts = { attestedBy: withdrawal.attestedBy };
      const note = `${withdrawal.method}, ${withdrawal.source}`.slice(0, 300);
      suppress(core.sql, core.salt, { phone, lid, source: 'manual', note, at: wallTime, facts });
      moves.push(...skipPhone(core.sql, phone, { reason: 'suppressed', at: core.deps.clock.now() }));
      withdrawn += 1;
    }
  });
  announceMoves(core, moves);
  // Whoever left the queue may have been the last one of a campaign.
  wakeAll(core);
  return { withdrawn };
}
