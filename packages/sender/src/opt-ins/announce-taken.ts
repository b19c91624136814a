import type { Core } from '../core.ts';
import { type ClaimedAnswer, sendAutomatic } from '../inbox/automatic-answer.ts';
import { contactByPhone, contactGate } from '../store/contacts.ts';
import { lidOfPhone } from '../store/identities.ts';
import { optInById } from '../store/opt-ins.ts';
import { isSuppressed } from '../store/suppressions.ts';
import type { TakenKeywords } from './take-keyword.ts';

/** Tells what was committed, and sends the welcomes that were claimed with it. */
export function announceTaken(core: Core, { taken }: TakenKeywords): void {
  for (const { optInId, welcome } of taken) {
    const optIn = optInById(core.sql, Number(optInId));
    if (optIn !== null) core.events.emit('optIn.changed', optIn);
    if (welcome !== null) void sendWelcome(core, optInId, welcome);
  }
}

/** Leaves as the confirmation of a STOP does, unless the person or the user has thought better of it meanwhile. */
async function sendWelcome(core: Core, optInId: string, welcome: ClaimedAnswer): Promise<void> {
  const { phone } = welcome;
  await sendAutomatic(core, welcome, () => {
    const optIn = optInById(core.sql, Number(optInId));
    const known = contactByPhone(core.sql, phone);
    const gate = known === null ? null : contactGate(core.sql, known.id);
    return (
      optIn?.paused === false &&
      gate?.hasConsent === true &&
      !gate.removed &&
      !isSuppressed(core.sql, core.salt, { phone, lid: lidOfPhone(core.sql, phone) })
    );
  });
}
