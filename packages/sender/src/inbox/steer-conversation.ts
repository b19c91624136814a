import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { Conversation } from '@mywasender/contract/models/conversation';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { announceMoves } from '../runner/announce.ts';
import {
  conversationById,
  decideUnclear,
  lidOfConversation,
  markConversation,
  newestUnclear,
} from '../store/conversations.ts';
import { profilesWaitingFor, skipPhone } from '../store/queued-people.ts';
import type { RecipientMove } from '../store/recipient-events.ts';
import { endHold } from '../store/reply-holds.ts';
import { suppress } from '../store/suppressions.ts';

/** Read or unread, open or done; done lets what waited for the answer go on. Throws `NOT_FOUND`. */
export function markInbox(core: Core, input: CommandInput<'inbox.mark'>): Conversation {
  return change(core, input.conversationId, (id, { phone }) => {
    markConversation(core.sql, id, { unread: input.unread ?? null, state: input.state ?? null });
    if (input.state === 'done' && phone !== null) endHold(core.sql, phone);
    return [];
  });
}

/** Automatic messages go on though the conversation is open. Throws `NOT_FOUND`. */
export function resumePerson(core: Core, input: CommandInput<'inbox.resume'>): Conversation {
  return change(core, input.conversationId, (_, { phone }) => {
    if (phone !== null) endHold(core.sql, phone);
    return [];
  });
}

/** Was it a STOP? Then for ever; else the pause ends. Throws `NOT_FOUND`, or `CONFLICT` when nothing is unclear. */
export function decideReply(core: Core, input: CommandInput<'inbox.decide'>): Conversation {
  return change(core, input.conversationId, (id, { phone }) => {
    const at = core.deps.clock.now();
    const unclear = newestUnclear(core.sql, id);
    if (unclear === null) throw new AppError('CONFLICT');
    decideUnclear(core.sql, id, at);
    if (phone !== null) {
      endHold(core.sql, phone);
      core.sql.run('UPDATE contacts SET paused_at = NULL WHERE phone = ?', [phone]);
    }
    if (!input.stop) return [];
    suppress(core.sql, core.salt, {
      phone,
      lid: lidOfConversation(core.sql, id),
      source: 'stop-message',
      note: unclear.slice(0, 300),
      at: core.deps.wallClock.now(),
    });
    return phone === null ? [] : skipPhone(core.sql, phone, { reason: 'opted-out-during', at });
  });
}

export function announceConversation(core: Core, id: number): void {
  const conversation = conversationById(core.sql, id);
  if (conversation !== null) core.events.emit('conversation.changed', conversation);
}

export function requireConversation(conversation: Conversation | null): Conversation {
  if (conversation === null) throw new AppError('NOT_FOUND');
  return conversation;
}

/** What `work` changed is told when it is committed, and not before. */
function change(
  core: Core,
  conversationId: string,
  work: (id: number, before: Conversation) => readonly (RecipientMove | null)[],
): Conversation {
  const id = rowId(conversationId);
  const before = requireConversation(conversationById(core.sql, id));
  // Asked before: whoever leaves the queue may have been the last one of a campaign.
  const waiting = before.phone === null ? [] : profilesWaitingFor(core.sql, before.phone);
  const moves = core.sql.transaction(() => work(id, before));
  const after = requireConversation(conversationById(core.sql, id));
  core.events.emit('conversation.changed', after);
  announceMoves(core, moves);
  waiting.forEach(core.wake);
  return after;
}
