import type { FailReason } from '@mywasender/campaigns/recipient-state';
import { isLimit } from '@mywasender/gateway/cloud/map-graph-error';
import type { AckEvent } from '@mywasender/gateway/port';
import type { Core } from '../core.ts';
import { followSource } from '../follow-ups/follow-source.ts';
import { announceConversation } from '../inbox/steer-conversation.ts';
import { tickAnswer } from '../store/answers.ts';
import { applyRecipientEvent } from '../store/recipient-events.ts';
import { recipientByMessage, type StoredRecipient } from '../store/recipients.ts';
import { recordNumberCheck, recordSendResult, takeBackSend } from '../store/sends.ts';
import { announceMoves } from './announce.ts';
import { eventTime } from './event-time.ts';
import { FAIL_REASON } from './fail-reason.ts';
import { heedLimit } from './heed-limit.ts';
import { tripBreakers } from './trip-breakers.ts';

/** A receipt, in any order and any number of times; it may come before the send call has answered. */
export function handleAck(core: Core, ack: AckEvent): void {
  const reason = ack.failure === undefined ? undefined : FAIL_REASON[ack.failure];
  const recipient = recipientByMessage(core.sql, ack.messageId);
  if (recipient === null) {
    const answer = tickAnswer(core.sql, ack.messageId, { ack: ack.ack, failure: reason ?? null });
    if (answer === null) return;
    announceConversation(core, answer.conversationId);
    if (ack.failure !== undefined && isLimit(ack.failure)) heedLimit(core, answer.profileId, ack.failure);
    return;
  }
  const at = eventTime(core, ack.at);
  const move = core.sql.transaction(() => {
    const moved = applyRecipientEvent(core.sql, recipient.id, {
      event: { type: 'ack', ack: ack.ack, ...(reason === undefined ? {} : { reason }) },
      at,
      cause: `ack ${ack.ack}`,
    });
    if (ack.ack >= 1) recordSendResult(core.sql, recipient.id, 'sent');
    if (reason !== undefined && moved !== null) judgeFailure(core, recipient, { reason, at });
    return moved;
  });
  announceMoves(core, [move]);
  if (move !== null) followSource(core, recipient, at);
  if (move === null || ack.failure === undefined) return;
  if (isLimit(ack.failure)) heedLimit(core, recipient.profileId, ack.failure);
  tripBreakers(core, recipient.profileId);
}

/** What Meta holds back from one person says nothing of the account. */
const OF_THE_PERSON: readonly FailReason[] = ['person-limit', 'pair-limit', 'window-closed'];

/** A number that is not there says something of the list; everything but a limit of the person's own of the account. */
function judgeFailure(
  core: Core,
  { id, profileId }: StoredRecipient,
  { reason, at }: { readonly reason: FailReason; readonly at: number },
): void {
  if (reason === 'undeliverable') recordNumberCheck(core.sql, { profileId, at, found: false });
  else if (!OF_THE_PERSON.includes(reason)) takeBackSend(core.sql, id);
}
