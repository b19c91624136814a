import type { LookupResult } from '@mywasender/gateway/port';
import type { Core } from '../core.ts';
import { openAnswers, settleAnswer, tickAnswer } from '../store/answers.ts';
import { announceConversation } from './steer-conversation.ts';

const NEVER_LEFT = { status: 'failed', reason: 'never-left' } as const;

/** After a start: what was claimed and not marked never left; of the rest only WhatsApp knows. */
export function judgeAnswers(core: Core): void {
  for (const { id, status, sendingAt } of openAnswers(core.sql, null))
    if (status === 'claimed')
      settleAnswer(core.sql, id, sendingAt === null ? NEVER_LEFT : { status: 'uncertain' });
}

/** Asks WhatsApp about the uncertain answers of a profile. Nothing is sent again. */
export async function reconcileAnswers(core: Core, profileId: string): Promise<void> {
  for (const { id, status, chatId, messageId, conversationId } of openAnswers(core.sql, profileId)) {
    const session = core.profiles.readySession(profileId);
    if (status !== 'uncertain' || session === null || chatId === null || messageId === null) continue;
    const found = await core.profiles
      .during(() => session.lookup({ chatId, messageId }))
      .catch((error: unknown): LookupResult => {
        core.deps.log.warn({ err: error }, 'WhatsApp could not be asked about an answer');
        return { status: 'unknown' };
      });
    if (found.status === 'sent') tickAnswer(core.sql, messageId, found);
    if (found.status === 'refused') settleAnswer(core.sql, id, { status: 'failed', reason: 'error-ack' });
    announceConversation(core, conversationId);
  }
}
