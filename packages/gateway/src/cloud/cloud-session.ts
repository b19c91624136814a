import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import { createAckFilter } from '../ack-filter.ts';
import { CLOUD_CAPABILITIES } from '../capabilities.ts';
import { createEmitter } from '../emitter.ts';
import type { GatewaySession, GatewayState, RefusalCause, SendOutcome } from '../port.ts';
import type { CloudCredentials, CloudFeed, CloudMemory } from './cloud-ports.ts';
import type { GraphAnswer, GraphClient } from './graph-client.ts';
import { type AccountReport, inspectAccount } from './inspect-account.ts';
import { isLimit, mapGraphError } from './map-graph-error.ts';
import { type CloudEvent, parseWebhook } from './parse-webhook.ts';
import { type Posted, postMessage } from './post-message.ts';

/** Meta's customer service window: free text for 24 hours after the person's last message. */
export const WINDOW_MS = 24 * 3_600_000;
const ACKS = { failed: -1, sent: 1, delivered: 2, read: 3 } as const;

export interface CloudSessionInput {
  readonly profileId: string;
  readonly credentials: CloudCredentials | null;
  readonly graph: GraphClient;
  readonly feed: CloudFeed;
  readonly memory: CloudMemory;
  readonly now: () => number;
  readonly onClose: () => void;
}

/**
 * One number of the Cloud API.
 *
 * At most once: a message is posted once and never again by itself. Meta takes no message id of ours and tells its
 * own only in the answer, so our id travels as `biz_opaque_callback_data` and comes back in every status. A refusal
 * and a connection that never came about are certain: nothing left; refused for a limit, the same message may be tried
 * again. A lost answer is `uncertain` until a status brings our id back; `lookup` then knows, and never says `absent` of a
 * message that may have been tried. What is not promised: that an uncertain message is ever resolved, as Meta sends no
 * status for one it never took.
 *
 * `sent` means that Meta took the message. What it finds out afterwards (no such number, held back) comes as an ack of
 * −1 with its reason.
 *
 * The API has no number check. `checkNumber` says `present` for every number, as `unknown` would hold the message for
 * ever; a number that is not on WhatsApp shows as `undeliverable` instead.
 */
export async function createCloudSession(input: CloudSessionInput): Promise<GatewaySession> {
  const { profileId, credentials, graph, feed, memory, now } = input;
  const events = createEmitter();
  let acks = createAckFilter();
  const told = new Map<string, -1 | 1 | 2 | 3>();
  const heard = new Map<string, number>();
  const heardIds = new Set<string>();
  const untried = new Set<string>();
  let closed = false;
  let state: GatewayState =
    credentials === null
      ? { kind: 'logged-out', reason: 'no-access' }
      : stateOf(await inspectAccount(graph, credentials));

  const become = (next: GatewayState): void => {
    state = next;
    events.emit('state', next);
  };
  const needReady = (): CloudCredentials => {
    if (closed || state.kind === 'offline') throw new AppError('GATEWAY_CLOSED');
    if (state.kind !== 'ready' || credentials === null) {
      throw new AppError('GATEWAY_NOT_READY', { state: state.kind });
    }
    return credentials;
  };
  const acknowledge = (
    messageId: string,
    ack: -1 | 1 | 2 | 3,
    more: { readonly at: number; readonly failure?: RefusalCause },
  ): void => {
    // A failure is Meta's last word: the tick before it may only be late.
    if (ack === 1 && told.get(messageId) === -1) return;
    const event = acks.accept(messageId, ack, more.at);
    // Also behind what was accepted: a failure after the fact says more than the tick before.
    if (event === undefined && !(ack === -1 && told.get(messageId) === 1)) return;
    told.set(messageId, ack);
    const { failure } = more;
    events.emit('ack', { messageId, ack, at: more.at, ...(failure === undefined ? {} : { failure }) });
  };
  const refusal = (code: number): Extract<SendOutcome, { status: 'limited' | 'refused' }> => {
    const { cause, state: next } = mapGraphError(code);
    const detail = `Meta ${code}`;
    if (isLimit(cause)) return { status: 'limited', limit: cause, detail };
    if (next !== undefined) become(next);
    return { status: 'refused', cause, detail };
  };
  const noAnswer = (): void => {
    // Whoever opens it again asks Meta first, so that an outage costs one message and not the queue.
    if (!closed) become({ kind: 'offline', reason: 'no-answer' });
  };
  const notHanded = (upload: Extract<Posted, { kind: 'not-handed' }>['upload']): SendOutcome => {
    if (upload.kind === 'unreadable') {
      return { status: 'unsent', detail: 'the file could not be read, or is another one' };
    }
    if (upload.kind !== 'refused') {
      noAnswer();
      return { status: 'unsent', detail: upload.detail };
    }
    const outcome = refusal(upload.code);
    return outcome.status === 'limited' ? outcome : { status: 'unsent', detail: outcome.detail };
  };
  const conclude = (messageId: string, answer: GraphAnswer<unknown>): SendOutcome => {
    if (answer.kind === 'ok') {
      acknowledge(messageId, 1, { at: now() });
      return { status: 'sent', ack: 1, at: now() };
    }
    if (answer.kind === 'refused') {
      const outcome = refusal(answer.code);
      if (outcome.status === 'limited') untried.add(messageId);
      else told.set(messageId, -1);
      return outcome;
    }
    noAnswer();
    if (answer.kind === 'lost') return { status: 'uncertain', detail: answer.detail };
    told.set(messageId, -1);
    return { status: 'refused', cause: 'unreachable', detail: answer.detail };
  };
  const take = (event: CloudEvent): void => {
    if (event.kind === 'status') {
      // A message without our id was sent by another program of the same business.
      if (event.messageId === undefined) return;
      const failure = event.status === 'failed' ? mapGraphError(event.code ?? 0).cause : undefined;
      // Meta had the message and could not use the file: whoever is next gets it from a new upload.
      if (failure === 'upload' && credentials !== null) memory.forgetUploads(credentials.phoneNumberId);
      const more = { at: event.at, ...(failure === undefined ? {} : { failure }) };
      acknowledge(event.messageId, ACKS[event.status], more);
      return;
    }
    if (heardIds.has(event.wamid)) return;
    const phone = `+${event.from}`;
    const { wamid: messageId, text, at } = event;
    events.emit('incoming', { messageId, chatId: chatOf(phone), phone, text, at });
    // Behind the listeners: what they could not keep has to come again.
    heardIds.add(event.wamid);
    heard.set(phone, Math.max(at, heard.get(phone) ?? 0));
  };
  const takeBody = (body: unknown): void => {
    if (credentials === null) return;
    try {
      parseWebhook(body, credentials.phoneNumberId).forEach(take);
    } catch (error) {
      acks = createAckFilter();
      throw error;
    }
  };
  const lastHeard = (phone: string): number =>
    Math.max(heard.get(phone) ?? 0, memory.lastHeard(profileId, phone) ?? 0);
  const unsubscribe = credentials === null ? undefined : feed.subscribe(profileId, takeBody);

  return {
    get state() {
      return state;
    },
    capabilities: CLOUD_CAPABILITIES,
    on: events.on,
    async requestPairingCode() {
      throw new AppError('GATEWAY_NOT_READY', { state: state.kind });
    },
    async checkNumber(phone) {
      needReady();
      return { status: 'present', chatAddress: chatOf(phone) };
    },
    async prepare(phone) {
      needReady();
      const chatId = chatOf(phone);
      const messageId = `cloud_${chatId}_${randomUUID()}`;
      untried.add(messageId);
      return { chatId, messageId };
    },
    async typing() {
      // Meta shows it only in answer to a message of the person, and marks that as read.
      needReady();
    },
    async send({ chatId, messageId }, content, mayLeave = () => true): Promise<SendOutcome> {
      const { phoneNumberId } = needReady();
      const to = chatId.replace(/\D/g, '');
      if (content.kind !== 'template' && now() - lastHeard(`+${to}`) >= WINDOW_MS) {
        return { status: 'refused', cause: 'window-closed', detail: 'more than 24 hours' };
      }
      const account = { graph, memory, phoneNumberId, now };
      const posted = await postMessage(account, { to, messageId, content }, () => {
        if (!mayLeave()) return false;
        untried.delete(messageId);
        return true;
      });
      if (posted.kind === 'posted') return conclude(messageId, posted.answer);
      if (posted.kind === 'not-handed') return notHanded(posted.upload);
      // Also when a post before it was refused, together with its file.
      untried.add(messageId);
      return { status: 'withdrawn' };
    },
    async lookup({ messageId }) {
      needReady();
      if (untried.has(messageId)) return { status: 'absent' };
      const ack = told.get(messageId) ?? memory.ack(messageId);
      if (ack === undefined) return { status: 'unknown' };
      return ack === -1 ? { status: 'refused' } : { status: 'sent', ack };
    },
    async limits() {
      const report = await inspectAccount(graph, needReady());
      if (report.ok) return { official: report.official };
      throw new AppError('GATEWAY_CALL_FAILED', { call: 'limits', problem: report.problem });
    },
    async selfTest() {
      needReady();
      return [];
    },
    async logout() {
      needReady();
      // There is no session on Meta's side: taking the credentials away is the caller's part.
      become({ kind: 'logged-out', reason: 'by-phone' });
    },
    async close() {
      if (closed) return;
      closed = true;
      unsubscribe?.();
      input.onClose();
      become({ kind: 'offline', reason: 'closed' });
    },
  };
}

function stateOf(report: AccountReport): GatewayState {
  if (report.ok) {
    const { phone, name } = report;
    return { kind: 'ready', phone, ...(name === null ? {} : { pushName: name }) };
  }
  switch (report.problem) {
    case 'unreachable':
      return { kind: 'offline', reason: 'no-answer' };
    case 'rate-limited':
      return { kind: 'offline', reason: 'rate-limited' };
    case 'account-locked':
      return { kind: 'blocked', reason: 'tos' };
    case 'no-access':
    case 'unknown-number':
    case 'unknown-account':
      return { kind: 'logged-out', reason: 'no-access' };
  }
}

function chatOf(phone: string): string {
  return `${phone.replace(/\D/g, '')}@c.us`;
}
