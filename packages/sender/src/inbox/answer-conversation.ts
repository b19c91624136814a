import { HARD_CEILINGS } from '@mywasender/campaigns/pace/settings';
import { isKnownChat } from '@mywasender/campaigns/pace/warm-up';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { AnsweredConversation } from '@mywasender/contract/models/conversation';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { answerByClientId, claimAnswer, type StoredAnswer } from '../store/answers.ts';
import { conversationById, markConversation } from '../store/conversations.ts';
import { lastInboundAt } from '../store/known-chats.ts';
import { profilesWaitingFor } from '../store/queued-people.ts';
import { endHold } from '../store/reply-holds.ts';
import { requireAnswerable } from './may-answer.ts';
import { requireRoom, sendAnswer } from './send-answer.ts';
import { announceConversation, requireConversation } from './steer-conversation.ts';

/**
 * A message a person has typed leaves at once, at most once: the id of the screen is claimed first, so that a double
 * click, a repeated call or a call after a crash finds it and sends nothing. What nobody can know is `uncertain`. The
 * answer is told by the state of its entry; this throws only before anything was claimed.
 */
export async function answerConversation(
  core: Core,
  input: CommandInput<'inbox.answer'>,
): Promise<AnsweredConversation> {
  const conversationId = rowId(input.conversationId);
  const text = input.text.trim();
  if (text === '') throw new AppError('VALIDATION_FAILED', { field: 'text', problem: 'is empty' });
  const { profileId, phone } = requireConversation(conversationById(core.sql, conversationId));
  const known = answerByClientId(core.sql, input.answerId);
  if (known !== null) {
    if (known.conversationId !== conversationId || known.text !== text) throw new AppError('CONFLICT');
    return answered(core, conversationId, input.answerId);
  }
  if (phone === null) throw new AppError('ANSWER_NO_NUMBER');
  const session = core.profiles.readySession(profileId);
  if (session === null) throw new AppError('PROFILE_NOT_READY');
  const asked = { conversationId, profileId, phone };
  requireAnswerable(core, asked);
  // The one gap that is worth waiting for.
  const patience = () => core.deps.clock.now() + HARD_CEILINGS.minGapMs;
  requireRoom(core, profileId, patience());
  const newChat = !isKnownChat(lastInboundAt(core.sql, profileId, phone), core.deps.clock.now());
  const id = claimAnswer(core.sql, {
    ...asked,
    answerId: input.answerId,
    text,
    newChat,
    automatic: false,
    at: core.deps.clock.now(),
  });
  if (id !== null) {
    announceConversation(core, conversationId);
    const sent = await sendAnswer(
      core,
      session,
      { ...asked, id, text, newChat },
      {
        check: () => requireAnswerable(core, asked),
        giveUpAt: patience,
        onSent: () => dealWith(core, conversationId, phone),
      },
    );
    if (sent) profilesWaitingFor(core.sql, phone).forEach(core.wake);
  }
  announceConversation(core, conversationId);
  return answered(core, conversationId, input.answerId);
}

function answered(core: Core, conversationId: number, answerId: string): AnsweredConversation {
  const conversation = requireConversation(conversationById(core.sql, conversationId));
  const status = answerByClientId(core.sql, answerId)?.status ?? 'failed';
  return { ...conversation, answer: OUTCOME[status] };
}

/** Ticks do not matter to who has just written it. */
const OUTCOME = {
  claimed: 'sending',
  sent: 'sent',
  delivered: 'sent',
  read: 'sent',
  failed: 'failed',
  uncertain: 'uncertain',
} as const satisfies Record<StoredAnswer['status'], AnsweredConversation['answer']>;

/** What was answered is dealt with: read, done, and what waited for it goes on. An unclear reply still has to be decided. */
function dealWith(core: Core, conversationId: number, phone: string): void {
  const unclear = conversationById(core.sql, conversationId)?.unclear === true;
  markConversation(core.sql, conversationId, { unread: false, state: unclear ? null : 'done' });
  if (!unclear) endHold(core.sql, phone);
}
