import { confirmStop } from '@mywasender/campaigns/stop/confirm-stop';
import { AppError } from '@mywasender/contract/app-error';
import { requireTerms } from '../campaigns/require.ts';
import type { Core } from '../core.ts';
import { claimAnswer } from '../store/answers.ts';
import { countStops } from '../store/consents.ts';
import { lidOfPhone } from '../store/identities.ts';
import { profileById } from '../store/profiles.ts';
import { isSuppressed, phoneHash } from '../store/suppressions.ts';
import type { Asked } from './may-answer.ts';
import { type Claimed, sendAnswer } from './send-answer.ts';
import { announceConversation } from './steer-conversation.ts';

const GIVE_UP_MS = 10 * 60_000;
/** Two programs that answer each other end here, whatever they say. */
const SILENT_MS = 30 * 86_400_000;

export interface Stop extends Asked {
  readonly suppressionId: number;
  readonly text: string;
  readonly at: number;
}

export type Confirmation = Claimed & { readonly giveUpAt: number };

/**
 * Claims the one confirmation of a suppression, in the transaction that has just entered the STOP. `null` when there is
 * none to send: switched off, told before, another STOP of this person within 30 days, or nothing may leave now.
 */
export function claimConfirmation(core: Core, stop: Stop): Confirmation | null {
  const { suppressionId, conversationId, profileId, phone, at } = stop;
  const giveUpAt = at + GIVE_UP_MS;
  const now = core.deps.clock.now();
  if (giveUpAt < now || core.profiles.readySession(profileId) === null) return null;
  if (!mayConfirm(core, profileId)) return null;
  const lid = lidOfPhone(core.sql, phone);
  const persons = [phone, ...(lid === null ? [] : [lid])].map((name) => phoneHash(core.salt, name));
  if (countStops(core.sql, persons, at - SILENT_MS) !== 1) return null;
  const text = confirmStop(stop.text);
  // They have just written.
  const newChat = false;
  const id = claimAnswer(core.sql, {
    answerId: `stop-${suppressionId}`,
    conversationId,
    profileId,
    phone,
    text,
    newChat,
    automatic: true,
    at: now,
  });
  return id === null ? null : { id, conversationId, profileId, phone, text, newChat, giveUpAt };
}

/** Within ten minutes of the STOP or not at all. The conversation stays open: somebody may want to see who has left. */
export async function sendConfirmation(core: Core, confirmation: Confirmation): Promise<void> {
  const { profileId, phone, conversationId, giveUpAt } = confirmation;
  const session = core.profiles.readySession(profileId);
  if (session === null) return;
  await sendAnswer(core, session, confirmation, {
    check: () => {
      requireTerms(core);
      core.license.assertMaySend();
      const suppressed = isSuppressed(core.sql, core.salt, { phone, lid: lidOfPhone(core.sql, phone) });
      // Lifted or switched off while it waited for its turn.
      if (!suppressed || !mayConfirm(core, profileId)) throw new AppError('CONFLICT');
    },
    giveUpAt: () => giveUpAt,
  });
  announceConversation(core, conversationId);
}

/** A profile that WhatsApp has had enough of sends nothing by itself, nor one that has to be looked over first. */
function mayConfirm(core: Core, profileId: string): boolean {
  if (core.memory.stale.has(profileId)) return false;
  const profile = profileById(core.sql, profileId);
  return core.settings.get().confirmStop && profile !== null && profile.coolDown === null;
}
