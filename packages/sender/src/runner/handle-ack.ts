import type { AckEvent } from '@mywasender/gateway/port';
import type { Core } from '../core.ts';
import { followSource } from '../follow-ups/follow-source.ts';
import { announceConversation } from '../inbox/steer-conversation.ts';
import { tickAnswer } from '../store/answers.ts';
import { applyRecipientEvent, recipientByMessage } from '../store/recipients.ts';
import { recordSendResult } from '../store/sends.ts';
import { announceMoves } from './announce.ts';
import { eventTime } from './event-time.ts';

/** A receipt, in any order and any number of times; it may come before the send call has answered. */
export function handleAck(core: Core, ack: AckEvent): void {
  const recipient = recipientByMessage(core.sql, ack.messageId);
  if (recipient === null) {
    const answer = tickAnswer(core.sql, ack.messageId, ack.ack);
    if (answer !== null) announceConversation(core, answer.conversationId);
    return;
  }
  const at = eventTime(core, ack.at);
  const move = core.sql.transaction(() => {
    const moved = applyRecipientEvent(core.sql, recipient.id, {
      event: { type: 'ack', ack: ack.ack },
      at,
      cause: `ack ${ack.ack}`,
    });
    if (ack.ack >= 1) recordSendResult(core.sql, recipient.id, 'sent');
    return moved;
  });
  announceMoves(core, [move]);
  if (move !== null) followSource(core, recipient, at);
}
