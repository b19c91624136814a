import type { LookupResult } from '@mywasender/gateway/port';
import type { Core } from '../core.ts';
import { followSource } from '../follow-ups/follow-source.ts';
import { allProfiles } from '../store/profiles.ts';
import { releaseClaim } from '../store/recipient-claims.ts';
import { applyRecipientEvent } from '../store/recipient-events.ts';
import { recipientById, recipientsIn, type StoredRecipient } from '../store/recipients.ts';
import { recordSendResult } from '../store/sends.ts';
import { announceMoves } from './announce.ts';

/**
 * After a start: who was claimed when the process ended. Without the mark that is committed right before the send
 * call the message provably never left and the person goes back to the queue with the same message id; with it
 * nobody knows, and only `lookup` may decide.
 */
export function judgeInterrupted(core: Core): void {
  const at = core.deps.clock.now();
  for (const profile of allProfiles(core.sql)) {
    for (const { id, sendingAt } of recipientsIn(core.sql, profile.id, 'claimed')) {
      if (sendingAt === null) releaseClaim(core.sql, id, { at, cause: 'interrupted-before-send' });
      else applyRecipientEvent(core.sql, id, { event: { type: 'interrupted' }, at, cause: 'interrupted' });
    }
  }
}

export interface Reconciled {
  readonly sent: number;
  readonly failed: number;
  readonly stillUncertain: number;
}

/** Asks WhatsApp about every uncertain message of a profile (or one campaign of it). Nothing is sent again. */
export async function reconcileProfile(
  core: Core,
  profileId: string,
  campaignId?: number,
): Promise<Reconciled> {
  const count = { sent: 0, failed: 0, stillUncertain: 0 };
  for (const recipient of recipientsIn(core.sql, profileId, 'uncertain')) {
    if (campaignId !== undefined && recipient.campaignId !== campaignId) continue;
    if (!core.memory.inFlight.has(recipient.id)) await lookUp(core, profileId, recipient);
    const status = recipientById(core.sql, recipient.id)?.state.status;
    if (status === 'uncertain') count.stillUncertain += 1;
    else if (status === 'failed') count.failed += 1;
    else count.sent += 1;
  }
  return count;
}

async function lookUp(core: Core, profileId: string, recipient: StoredRecipient): Promise<void> {
  const session = core.profiles.readySession(profileId);
  const { chatId, messageId } = recipient;
  if (session === null || chatId === null || messageId === null) return;
  const found = await core.profiles
    .during(() => session.lookup({ chatId, messageId }))
    .catch((error: unknown): LookupResult => {
      core.deps.log.warn({ err: error }, 'WhatsApp could not be asked about a message');
      return { status: 'unknown' };
    });
  const at = core.deps.clock.now();
  const move = core.sql.transaction(() => {
    if (found.status === 'sent') recordSendResult(core.sql, recipient.id, 'sent');
    if (found.status === 'refused') recordSendResult(core.sql, recipient.id, 'refused');
    return applyRecipientEvent(core.sql, recipient.id, {
      // Absent is no proof: a page that was killed may not have loaded the chat to its end. A person decides.
      event: { type: 'lookup', result: found.status === 'absent' ? { status: 'unknown' } : found },
      at,
      cause: `lookup ${found.status}`,
    });
  });
  announceMoves(core, [move]);
  if (move !== null) followSource(core, recipient, at);
}
