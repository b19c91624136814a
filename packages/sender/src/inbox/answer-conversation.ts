import { HARD_CEILINGS } from '@mywasender/campaigns/pace/settings';
import { isKnownChat } from '@mywasender/campaigns/pace/warm-up';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { Conversation } from '@mywasender/contract/models/campaign';
import type { GatewaySession, PreparedMessage } from '@mywasender/gateway/port';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { commitForSure } from '../runner/commit-for-sure.ts';
import { noteSend } from '../runner/steady-sends.ts';
import {
  answerByClientId,
  answerById,
  claimAnswer,
  markAnswerSending,
  settleAnswer,
} from '../store/answers.ts';
import { conversationById, markConversation } from '../store/conversations.ts';
import { lastInboundAt } from '../store/known-chats.ts';
import { profilesWaitingFor } from '../store/recipients.ts';
import { endHold } from '../store/reply-holds.ts';
import { type Asked, answerAllowedAt, requireAnswerable } from './may-answer.ts';
import { announceConversation, requireConversation } from './steer-conversation.ts';

/**
 * A message a person has typed leaves at once, at most once: the id of the screen is claimed first, so that a double
 * click, a repeated call or a call after a crash finds it and sends nothing. What nobody can know is `uncertain`. The
 * answer is told by the state of its entry; this throws only before anything was claimed.
 */
export async function answerConversation(
  core: Core,
  input: CommandInput<'inbox.answer'>,
): Promise<Conversation> {
  const conversationId = rowId(input.conversationId);
  const text = input.text.trim();
  if (text === '') throw new AppError('VALIDATION_FAILED', { field: 'text', problem: 'is empty' });
  const { profileId, phone } = requireConversation(conversationById(core.sql, conversationId));
  const known = answerByClientId(core.sql, input.answerId);
  if (known !== null) {
    if (known.conversationId !== conversationId || known.text !== text) throw new AppError('CONFLICT');
    return requireConversation(conversationById(core.sql, conversationId));
  }
  if (phone === null) throw new AppError('ANSWER_NO_NUMBER');
  const session = core.profiles.readySession(profileId);
  if (session === null) throw new AppError('PROFILE_NOT_READY');
  const asked = { conversationId, profileId, phone };
  requireAnswerable(core, asked);
  requireRoom(core, profileId, HARD_CEILINGS.minGapMs);
  const newChat = !isKnownChat(lastInboundAt(core.sql, profileId, phone), core.deps.clock.now());
  const id = claimAnswer(core.sql, {
    ...asked,
    answerId: input.answerId,
    text,
    newChat,
    at: core.deps.clock.now(),
  });
  if (id !== null) {
    announceConversation(core, conversationId);
    await sendAnswer(core, session, { ...asked, id, text, newChat });
  }
  announceConversation(core, conversationId);
  return requireConversation(conversationById(core.sql, conversationId));
}

/** Throws `ANSWER_TOO_SOON` when the ceilings leave no room within `patienceMs`. */
function requireRoom(core: Core, profileId: string, patienceMs: number): void {
  const now = core.deps.clock.now();
  const waitMs = answerAllowedAt(core, profileId, now) - now;
  if (waitMs > patienceMs) throw new AppError('ANSWER_TOO_SOON', { seconds: Math.ceil(waitMs / 1000) });
}

type Claimed = Asked & { readonly id: number; readonly text: string; readonly newChat: boolean };

async function sendAnswer(core: Core, session: GatewaySession, claimed: Claimed): Promise<void> {
  const { id, phone, profileId, text } = claimed;
  try {
    const prepared = await core.profiles.during(() => session.prepare(phone));
    const { clock } = core.deps;
    // The one gap that is worth waiting for; what happened meanwhile counts.
    await clock.sleepUntil(answerAllowedAt(core, profileId, clock.now()), core.webhooks.signal);
    if (core.webhooks.signal.aborted) return;
    mark(core, claimed, prepared);
    const outcome = await issue(core, session, prepared, text);
    await commitForSure(core, { profileId, signal: core.webhooks.signal }, () =>
      settle(core, claimed, outcome),
    );
  } catch (error) {
    core.deps.log.warn({ err: error }, 'an answer was not sent');
    if (answerById(core.sql, id)?.sendingAt === null) settleAnswer(core.sql, id, 'failed');
  }
}

/** Asked again right before the call, in the turn of the mark: nothing comes in between. */
function mark(core: Core, claimed: Claimed, { chatId, messageId }: PreparedMessage): void {
  requireAnswerable(core, claimed);
  requireRoom(core, claimed.profileId, 0);
  const at = core.deps.clock.now();
  if (!markAnswerSending(core.sql, claimed.id, { chatId, messageId, at })) throw new AppError('CONFLICT');
  noteSend(core, claimed.profileId, { recipientId: null, newChat: claimed.newChat });
}

async function issue(
  core: Core,
  session: GatewaySession,
  prepared: PreparedMessage,
  text: string,
): Promise<'sent' | 'failed' | 'uncertain'> {
  try {
    const outcome = await core.profiles.during(() => session.send(prepared, { kind: 'text', text }));
    if (outcome.status === 'sent' || outcome.status === 'uncertain') return outcome.status;
    return 'failed';
  } catch (error) {
    core.deps.log.warn({ err: error }, 'an answer ended without a result');
    return 'uncertain';
  }
}

/** What was answered is dealt with: read, done, and what waited for it goes on. An unclear reply still has to be decided. */
function settle(
  core: Core,
  { id, conversationId, phone }: Claimed,
  status: 'sent' | 'failed' | 'uncertain',
): void {
  core.sql.transaction(() => {
    settleAnswer(core.sql, id, status);
    if (status === 'sent') dealWith(core, conversationId, phone);
  });
  if (status === 'sent') profilesWaitingFor(core.sql, phone).forEach(core.wake);
}

function dealWith(core: Core, conversationId: number, phone: string): void {
  const unclear = conversationById(core.sql, conversationId)?.unclear === true;
  markConversation(core.sql, conversationId, { unread: false, state: unclear ? null : 'done' });
  if (!unclear) endHold(core.sql, phone);
}
