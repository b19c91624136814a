import { detectOptOut, type OptOut } from '@mywasender/campaigns/stop/detect-opt-out';
import type { IncomingEvent } from '@mywasender/gateway/port';
import type { Core } from '../core.ts';
import { followSource } from '../follow-ups/follow-source.ts';
import { claimConfirmation, sendConfirmation } from '../inbox/confirm-stop.ts';
import { announceConversation } from '../inbox/steer-conversation.ts';
import { announceTaken } from '../opt-ins/announce-taken.ts';
import { takeKeywords } from '../opt-ins/take-keyword.ts';
import { nameOfPhone } from '../store/contacts.ts';
import { isQuiet, markConversation } from '../store/conversations.ts';
import { learnIdentity, phoneOfLid } from '../store/identities.ts';
import { insertInbox } from '../store/inbox.ts';
import { profilesWaitingFor, skipPhone } from '../store/queued-people.ts';
import { applyRecipientEvent, type RecipientMove } from '../store/recipient-events.ts';
import { lastSentTo, phoneOfChat } from '../store/recipients.ts';
import { holdForReply } from '../store/reply-holds.ts';
import { suppress } from '../store/suppressions.ts';
import { announceCampaign, announceMoves } from './announce.ts';
import { eventTime } from './event-time.ts';

/**
 * Somebody wrote. A STOP suppresses at once and everywhere, whether we know the phone or the LID alone; an unclear
 * one pauses the person until somebody has looked. Whoever writes the keyword of an opt-in joins. A STOP is confirmed
 * once at most, a keyword welcomed once at most; nothing else is answered.
 */
export function handleIncoming(core: Core, profileId: string, event: IncomingEvent): void {
  const at = eventTime(core, event.at);
  const stored = core.sql.transaction(() => {
    const phone = phoneOf(core, event, at);
    // Asked before: whoever leaves the queue may have been the last one of a campaign of any profile.
    const waiting = phone === null ? [] : profilesWaitingFor(core.sql, phone);
    const recipient = phone === null ? null : lastSentTo(core.sql, profileId, phone);
    const optOut = detectOptOut(event.text);
    const quiet = isQuiet(core.sql, { profileId, phone, lid: event.lid ?? null });
    const stored = insertInbox(core.sql, {
      profileId,
      messageId: event.messageId,
      phone,
      lid: event.lid ?? null,
      name: (phone === null ? null : nameOfPhone(core.sql, phone)) ?? '',
      text: event.text.slice(0, 10_000),
      at,
      campaignId: recipient?.campaignId ?? null,
      recipientId: recipient?.id ?? null,
      optOut,
    });
    if (stored === null) return null;
    const honoured = honour(core, { optOut, phone, lid: event.lid ?? null, text: event.text, at });
    const moves: (RecipientMove | null)[] = [...honoured.moves];
    const { conversationId } = stored;
    const taken = takeKeywords(core, {
      profileId,
      conversationId,
      inboxId: Number(stored.message.id),
      messageId: event.messageId,
      phone,
      lid: event.lid ?? null,
      text: event.text,
      at,
    });
    if (phone !== null) rememberChat(core, profileId, phone, at);
    // Who joins asks nothing: there is no answer to wait for.
    if (taken.joined && quiet) markConversation(core.sql, conversationId, { unread: false, state: 'done' });
    if (phone !== null && optOut !== 'stop' && !taken.joined) holdForReply(core.sql, phone, at);
    const { suppressionId } = honoured;
    const confirmation =
      phone === null || suppressionId === null
        ? null
        : claimConfirmation(core, { suppressionId, conversationId, profileId, phone, text: event.text, at });
    if (recipient !== null) {
      moves.push(
        applyRecipientEvent(core.sql, recipient.id, { event: { type: 'reply' }, at, cause: 'reply' }),
      );
      if (optOut === 'stop') {
        core.sql.run('UPDATE recipients SET opted_out_at = coalesce(opted_out_at, ?) WHERE id = ?', [
          at,
          recipient.id,
        ]);
      }
    }
    return {
      ...stored,
      moves,
      confirmation,
      taken,
      waiting,
      phone,
      campaignId: recipient?.campaignId ?? null,
    };
  });
  if (stored === null) return;
  core.events.emit('message.received', stored.message);
  announceConversation(core, stored.conversationId);
  announceMoves(core, stored.moves);
  if (stored.campaignId !== null) announceCampaign(core, stored.campaignId);
  if (stored.campaignId !== null && stored.phone !== null)
    followSource(core, { campaignId: stored.campaignId, phone: stored.phone }, at);
  announceTaken(core, stored.taken);
  if (stored.confirmation !== null) void sendConfirmation(core, stored.confirmation);
  for (const id of new Set([profileId, ...stored.waiting])) core.wake(id);
}

function phoneOf(core: Core, event: IncomingEvent, at: number): string | null {
  const { lid } = event;
  const phone =
    event.phone ??
    (lid === undefined ? null : phoneOfLid(core.sql, lid)) ??
    phoneOfChat(core.sql, event.chatId);
  if (phone !== null && lid !== undefined) learnIdentity(core.sql, core.salt, { phone, lid }, at);
  return phone;
}

function rememberChat(core: Core, profileId: string, phone: string, at: number): void {
  core.sql.run(
    `INSERT INTO known_chats (profile_id, phone, last_inbound_at) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET last_inbound_at = max(last_inbound_at, excluded.last_inbound_at)`,
    [profileId, phone, at],
  );
  core.sql.run('UPDATE contacts SET last_inbound_at = ? WHERE phone = ?', [at, phone]);
  core.sql.run("UPDATE recipients SET known = 1 WHERE phone = ? AND status = 'queued' AND profile_id = ?", [
    phone,
    profileId,
  ]);
}

interface OptOutFacts {
  readonly optOut: OptOut;
  readonly phone: string | null;
  readonly lid: string | null;
  readonly text: string;
  readonly at: number;
}

interface Honoured {
  /** Of a STOP. */
  readonly suppressionId: number | null;
  readonly moves: readonly (RecipientMove | null)[];
}

function honour(core: Core, { optOut, phone, lid, text, at }: OptOutFacts): Honoured {
  if (optOut === 'none' || (phone === null && lid === null)) return { suppressionId: null, moves: [] };
  let suppressionId: number | null = null;
  if (optOut === 'stop') {
    const note = text.slice(0, 300);
    suppressionId = suppress(core.sql, core.salt, { phone, lid, source: 'stop-message', note, at }).id;
  } else if (phone !== null) {
    core.sql.run('UPDATE contacts SET paused_at = coalesce(paused_at, ?) WHERE phone = ?', [at, phone]);
  }
  if (phone === null) return { suppressionId, moves: [] };
  const reason = optOut === 'stop' ? 'opted-out-during' : 'ambiguous-reply';
  return { suppressionId, moves: skipPhone(core.sql, phone, { reason, at }) };
}
