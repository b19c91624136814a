import { AppError } from '@mywasender/contract/app-error';
import { requireTerms } from '../campaigns/require.ts';
import type { Core } from '../core.ts';
import { claimAnswer } from '../store/answers.ts';
import { profileById } from '../store/profiles.ts';
import type { Asked } from './may-answer.ts';
import { type Claimed, sendAnswer } from './send-answer.ts';
import { announceConversation } from './steer-conversation.ts';

const GIVE_UP_MS = 10 * 60_000;

export interface AutomaticAnswer extends Asked {
  /** The same for ever: a second claim of it finds the first. */
  readonly answerId: string;
  readonly text: string;
  /** When they wrote what this answers. */
  readonly at: number;
}

export type ClaimedAnswer = Claimed & { readonly giveUpAt: number };

/**
 * Claims what the app answers by itself, once, in the transaction that stores why. `null` when there is nothing to send:
 * claimed before, or nothing may leave now.
 */
export function claimAutomatic(core: Core, { at, ...answer }: AutomaticAnswer): ClaimedAnswer | null {
  const giveUpAt = at + GIVE_UP_MS;
  const now = core.deps.clock.now();
  if (giveUpAt < now || core.profiles.readySession(answer.profileId) === null) return null;
  if (!mayAnswerByItself(core, answer.profileId)) return null;
  // They have just written.
  const newChat = false;
  const id = claimAnswer(core.sql, { ...answer, newChat, automatic: true, at: now });
  return id === null ? null : { ...answer, id, newChat, giveUpAt };
}

/** Within ten minutes of the message it answers or not at all; `wanted` is asked right before it leaves. */
export async function sendAutomatic(
  core: Core,
  claimed: ClaimedAnswer,
  wanted: () => boolean,
): Promise<void> {
  const { profileId, conversationId, giveUpAt } = claimed;
  const session = core.profiles.readySession(profileId);
  if (session === null) return;
  await sendAnswer(core, session, claimed, {
    check: () => {
      requireTerms(core);
      core.license.assertMaySend();
      if (!wanted() || !mayAnswerByItself(core, profileId)) throw new AppError('CONFLICT');
    },
    giveUpAt: () => giveUpAt,
    notBefore: () => profileById(core.sql, profileId)?.limited.until ?? 0,
  });
  announceConversation(core, conversationId);
}

/** A profile that WhatsApp has had enough of sends nothing by itself, nor one that has to be looked over first. */
function mayAnswerByItself(core: Core, profileId: string): boolean {
  if (core.memory.stale.has(profileId)) return false;
  const profile = profileById(core.sql, profileId);
  return profile !== null && profile.coolDown === null;
}
