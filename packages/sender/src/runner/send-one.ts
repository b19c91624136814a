import { drawGap, typingTime } from '@mywasender/campaigns/pace/draw-gap';
import type { SkipReason } from '@mywasender/campaigns/recipient-state';
import { AppError } from '@mywasender/contract/app-error';
import type {
  GatewaySession,
  MessageContent,
  NumberCheck,
  PreparedMessage,
  SendOutcome,
} from '@mywasender/gateway/port';
import type { Core } from '../core.ts';
import { setSharePause } from '../store/campaign-shares.ts';
import { learnIdentity } from '../store/identities.ts';
import { postponeRecipient } from '../store/postponed-people.ts';
import { claimRecipient, markSending, releaseClaim } from '../store/recipient-claims.ts';
import { applyRecipientEvent } from '../store/recipient-events.ts';
import type { StoredRecipient } from '../store/recipients.ts';
import { recordNumberCheck, recordSendStart } from '../store/sends.ts';
import { announceCampaign, announceMoves } from './announce.ts';
import type { Turn } from './choose-next.ts';
import { commitForSure } from './commit-for-sure.ts';
import { commitOutcome } from './commit-outcome.ts';
import { contentHash, contentOf, needsOf } from './content-of.ts';
import { doubled, heedLimit } from './heed-limit.ts';
import { mediaInPlace, pauseCampaign } from './media-in-place.ts';
import { paceOf } from './pace-of.ts';
import { barredFor, type Recheck, recheckTurn } from './recheck-turn.ts';
import { forgetNoted, noteSend } from './steady-sends.ts';

export interface SendOneInput {
  readonly profileId: string;
  readonly session: GatewaySession;
  readonly turn: Turn;
  /** The sender stops: whoever is claimed stays so and is judged at the next start. */
  readonly signal: AbortSignal;
}

/** `sent`, or what the caller should look at next: the meter after a failure. */
export type SendOneResult = 'sent' | 'not-sent' | 'failed';

/**
 * One person, at most once: check the number, let the page make the message id, commit the claim, check everything
 * again, show typing, check again, mark, send with that id (checked once more when its file is there), commit the result.
 */
export async function sendOne(core: Core, input: SendOneInput): Promise<SendOneResult> {
  const { recipient, campaign } = input.turn;
  const barred = barredFor(core, recipient, campaign);
  if (barred !== null) return skip(core, recipient, barred);
  const prepared = await reach(core, input);
  if (prepared === null) return 'not-sent';
  const content = contentOf(core, input.turn);
  const messageId =
    prepared.chatId === recipient.chatId ? (recipient.messageId ?? prepared.messageId) : prepared.messageId;
  const claimed = claimRecipient(core.sql, recipient.id, {
    chatId: prepared.chatId,
    messageId,
    textHash: contentHash(content),
    at: core.deps.clock.now(),
  });
  if (claimed === null) return 'not-sent';
  announceMoves(core, [claimed]);
  if (!goesOn(core, input)) return 'not-sent';
  if (!(await showTyping(core, input, prepared.chatId))) return 'not-sent';
  const now = core.deps.clock.now();
  await mediaInPlace(core, campaign);
  const last = recheckTurn(core, input.profileId, recipient);
  if (last.kind !== 'go' || input.signal.aborted) return withdraw(core, input, last);
  core.license.assertMaySend();
  const marked = core.sql.transaction(() => {
    if (!markSending(core.sql, recipient.id, now)) return false;
    recordSendStart(core.sql, {
      profileId: input.profileId,
      recipientId: recipient.id,
      at: now,
      newChat: last.newChat,
    });
    return true;
  });
  if (!marked) return 'not-sent';
  noteSend(core, input.profileId, { recipientId: recipient.id, newChat: last.newChat });
  let verdict: Recheck = last;
  const mayLeave = () => {
    verdict = recheckBesideOwnSend(core, input, last.newChat);
    return verdict.kind === 'go' && !input.signal.aborted;
  };
  const outcome = await issueSend(core, input, { message: { ...prepared, messageId }, content, mayLeave });
  core.memory.gaps.set(input.profileId, drawGap(paceOf(campaign.draft), core.deps.random));
  await commitForSure(core, input, () => commitOutcome(core, recipient, outcome));
  if (outcome.status === 'withdrawn') {
    forgetNoted(core, input.profileId, recipient.id);
    return withdraw(core, input, verdict);
  }
  if (outcome.status === 'unsent') {
    forgetNoted(core, input.profileId, recipient.id);
    await explainUnsent(core, input);
    return 'not-sent';
  }
  if (outcome.status === 'limited') {
    heedLimit(core, input.profileId, outcome.limit);
    return 'not-sent';
  }
  return outcome.status === 'sent' ? 'sent' : 'failed';
}

function skip(core: Core, recipient: StoredRecipient, reason: SkipReason): 'not-sent' {
  const at = core.deps.clock.now();
  const event = { type: 'skip', reason } as const;
  announceMoves(core, [applyRecipientEvent(core.sql, recipient.id, { event, at, cause: reason })]);
  return 'not-sent';
}

/** Number check and chat. `null` when this person cannot be written to, or not now; the store knows why. */
async function reach(
  core: Core,
  { profileId, session, turn }: SendOneInput,
): Promise<PreparedMessage | null> {
  const { recipient } = turn;
  const check = await core.profiles.during(() => session.checkNumber(recipient.phone)).catch(asUnknown(core));
  const at = core.deps.clock.now();
  if (check.status === 'unknown') {
    postpone(core, profileId, recipient, check.cause);
    return null;
  }
  core.memory.refusedChecks.delete(profileId);
  if (session.capabilities.numberCheck) {
    recordNumberCheck(core.sql, { profileId, at, found: check.status === 'present' });
  }
  if (check.status === 'absent') {
    core.memory.unanswered.delete(profileId);
    skip(core, recipient, 'not-on-whatsapp');
    return null;
  }
  if (check.lid !== undefined)
    learnIdentity(core.sql, core.salt, { phone: recipient.phone, lid: check.lid }, at);
  try {
    const prepared = await core.profiles.during(() => session.prepare(recipient.phone));
    if (prepared.lid !== undefined) {
      learnIdentity(core.sql, core.salt, { phone: recipient.phone, lid: prepared.lid }, at);
    }
    core.memory.unanswered.delete(profileId);
    const barred = barredFor(core, recipient, turn.campaign);
    if (barred === null) return prepared;
    skip(core, recipient, barred);
  } catch (error) {
    if (error instanceof AppError && error.code === 'GATEWAY_NUMBER_ABSENT')
      skip(core, recipient, 'not-on-whatsapp');
    else postpone(core, profileId, recipient, asUnknown(core)(error).cause);
  }
  return null;
}

function asUnknown(core: Core) {
  return (error: unknown): Extract<NumberCheck, { status: 'unknown' }> => {
    core.deps.log.warn({ err: error }, 'WhatsApp could not be asked about a number');
    return { status: 'unknown', cause: 'error' };
  };
}

const MINUTE = 60_000;
/** That many people in a row are not the reason: asking about everybody else would be noise WhatsApp notices. */
const UNANSWERED = 3;

/** An unanswered check is no verdict on the number: the person waits, and refused checks hold the whole profile. */
function postpone(
  core: Core,
  profileId: string,
  recipient: StoredRecipient,
  cause: 'rate-limited' | 'timeout' | 'error',
): void {
  const now = core.deps.clock.now();
  const { memory } = core;
  if (cause === 'rate-limited') {
    const times = memory.refusedChecks.get(profileId) ?? 0;
    memory.refusedChecks.set(profileId, times + 1);
    memory.noChecksBefore.set(profileId, now + 30 * MINUTE * 2 ** Math.min(times, 4));
    return;
  }
  const inARow = (memory.unanswered.get(profileId) ?? 0) + 1;
  memory.unanswered.set(profileId, inARow);
  if (inARow >= UNANSWERED) memory.noChecksBefore.set(profileId, now + doubled(inARow - UNANSWERED));
  postponeRecipient(core.sql, recipient.id, now + doubled(recipient.checks), 'cool-down');
}

function goesOn(core: Core, input: SendOneInput): boolean {
  const check = recheckTurn(core, input.profileId, input.turn.recipient);
  if (check.kind === 'go' && !input.signal.aborted) return true;
  withdraw(core, input, check);
  return false;
}

/** Takes the claim back before the send call: for ever, or for later with the same message id. */
function withdraw(core: Core, { turn }: SendOneInput, check: Recheck): 'not-sent' {
  const at = core.deps.clock.now();
  const { id } = turn.recipient;
  if (check.kind === 'skip') return skip(core, turn.recipient, check.reason);
  announceMoves(core, [
    releaseClaim(core.sql, id, { at, cause: check.kind === 'later' ? check.reason : 'stopping' }),
  ]);
  return 'not-sent';
}

async function showTyping(core: Core, input: SendOneInput, chatId: string): Promise<boolean> {
  if (!input.session.capabilities.typing) return true;
  const { clock, random } = core.deps;
  const ms = typingTime(input.turn.recipient.text ?? '', random);
  try {
    await core.profiles.during(() => input.session.typing(chatId, ms));
  } catch (error) {
    core.deps.log.warn({ err: error }, 'typing could not be shown');
    withdraw(core, input, { kind: 'later', reason: 'profile-offline' });
    return false;
  }
  await clock.sleepUntil(clock.now() + ms, input.signal);
  return true;
}

/** The message itself is in the windows since its mark, and must not stand in its own way. */
function recheckBesideOwnSend(core: Core, { profileId, turn }: SendOneInput, newChat: boolean): Recheck {
  forgetNoted(core, profileId, turn.recipient.id);
  const check = recheckTurn(core, profileId, turn.recipient);
  noteSend(core, profileId, { recipientId: turn.recipient.id, newChat });
  return check;
}

interface Leaving {
  readonly message: PreparedMessage;
  readonly content: MessageContent;
  readonly mayLeave: () => boolean;
}

async function issueSend(
  core: Core,
  { session }: SendOneInput,
  { message, content, mayLeave }: Leaving,
): Promise<SendOutcome> {
  try {
    return await core.profiles.during(() => session.send(message, content, mayLeave));
  } catch (error) {
    core.deps.log.warn({ err: error }, 'a send call ended without an answer');
    return { status: 'uncertain', detail: error instanceof AppError ? error.code : 'unknown' };
  }
}

/** The file was not taken: it is gone, the connection is, WhatsApp changed, the browser may not read it, or Meta refuses it. */
async function explainUnsent(
  core: Core,
  { session, profileId, turn: { campaign } }: SendOneInput,
): Promise<void> {
  if (!(await mediaInPlace(core, campaign)) || session.state.kind !== 'ready') return;
  if (session.capabilities.templates) return pauseCampaign(core, campaign.id, 'media-refused');
  const missing = await core.profiles.during(() => session.selfTest(needsOf(campaign.draft)));
  if (missing.length === 0) return pauseCampaign(core, campaign.id, 'media-unreadable');
  const pause = { reason: 'whatsapp-changed', detail: missing.join(', '), until: null } as const;
  setSharePause(core.sql, { campaignId: campaign.id, profileId }, pause, core.deps.clock.now());
  announceCampaign(core, campaign.id);
}
