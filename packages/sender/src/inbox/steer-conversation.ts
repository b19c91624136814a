import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { Conversation } from '@mywasender/contract/models/campaign';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { announceMoves } from '../runner/announce.ts';
import {
  conversationById,
  decideUnclear,
  lidOfConversation,
  markConversation,
} from '../store/conversations.ts';
import { profilesWaitingFor, skipPhone } from '../store/recipients.ts';
import { endHold } from '../store/reply-holds.ts';
import { suppress } from '../store/suppressions.ts';

/** Read or unread, open or done; done lets what waited for the answer go on. Throws `NOT_FOUND`. */
export function markInbox(core: Core, input: CommandInput<'inbox.mark'>): Conversation {
  return change(core, input.conversationId, (id, { phone }) => {
    markConversation(core.sql, id, { unread: input.unread ?? null, state: input.state ?? null });
    if (input.state === 'done' && phone !== null) endHold(core.sql, phone);
  });
}

/** Automatic messages go on though the conversation is open. Throws `NOT_FOUND`. */
export function resumePerson(core: Core, input: CommandInput<'inbox.resume'>): Conversation {
  return change(core, input.conversationId, (_, { phone }) => {
    if (phone !== null) endHold(core.sql, phone);
  });
}

/** Was it a STOP? Then for ever; else the pause ends. Throws `NOT_FOUND`, or `CONFLICT` when nothing is unclear. */
export function decideReply(core: Core, input: CommandInput<'inbox.decide'>): Conversation {
  return change(core, input.conversationId, (id, { phone, last }) => {
    const at = core.deps.clock.now();
    if (decideUnclear(core.sql, id, at) === 0) throw new AppError('CONFLICT');
    if (input.stop) {
      const lid = lidOfConversation(core.sql, id);
      suppress(core.sql, core.salt, {
        phone,
        lid,
        source: 'stop-message',
        note: last.text.slice(0, 300),
        at: core.deps.wallClock.now(),
      });
      if (phone === null) return;
      announceMoves(core, skipPhone(core.sql, phone, { reason: 'opted-out-during', at }));
    }
    if (phone === null) return;
    endHold(core.sql, phone);
    core.sql.run('UPDATE contacts SET paused_at = NULL WHERE phone = ?', [phone]);
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

function change(
  core: Core,
  conversationId: string,
  work: (id: number, before: Conversation) => void,
): Conversation {
  const id = rowId(conversationId);
  const before = requireConversation(conversationById(core.sql, id));
  core.sql.transaction(() => work(id, before));
  const after = requireConversation(conversationById(core.sql, id));
  core.events.emit('conversation.changed', after);
  if (before.phone !== null) profilesWaitingFor(core.sql, before.phone).forEach(core.wake);
  return after;
}
