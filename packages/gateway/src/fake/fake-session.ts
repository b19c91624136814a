import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '@mywasender/contract/app-error';
import { createAckFilter } from '../ack-filter.ts';
import { WEB_CAPABILITIES } from '../capabilities.ts';
import { createEmitter } from '../emitter.ts';
import type { GatewaySession, GatewayState, MessageContent, PreparedMessage, SendOutcome } from '../port.ts';
import type { FakeFault, FakeMessage } from './fake-types.ts';
import {
  chatIdOf,
  digits,
  type FakeSessionHandle,
  type FakeWorld,
  lidOf,
  personOf,
  phoneOfProfile,
  takeFault,
} from './fake-world.ts';

const SEND_FAULTS = ['refuse', 'limit', 'uncertain', 'crash', 'closed', 'hold'] as const;
type SendFault = Extract<FakeFault, { kind: (typeof SEND_FAULTS)[number] }>;

const UNSUPPORTED = { status: 'refused', cause: 'template', detail: 'templates are not sent here' } as const;
type Leaving = Pick<FakeMessage, 'text' | 'media'>;

/** One open profile of the fake. */
export function createFakeSession(world: FakeWorld, profileId: string): GatewaySession {
  const events = createEmitter();
  const acks = createAckFilter();
  const phones = new Map<string, string>();
  let closed = false;
  let state: GatewayState = world.linked.has(profileId)
    ? { kind: 'ready', phone: phoneOfProfile(profileId), pushName: profileId }
    : { kind: 'qr', code: `fake,${profileId}` };

  const become = (next: GatewayState): void => {
    state = next;
    events.emit('state', next);
  };
  const acknowledge = (messageId: string, ack: number): void => {
    const event = acks.accept(messageId, ack, world.now());
    if (event !== undefined) events.emit('ack', event);
  };
  const handle: FakeSessionHandle = {
    setState: become,
    incoming: (message) => events.emit('incoming', message),
    acknowledge,
  };
  world.open.set(profileId, handle);

  const lose = (reason: string): void => {
    if (world.open.get(profileId) === handle) world.open.delete(profileId);
    become({ kind: 'offline', reason });
  };
  const needReady = (): void => {
    if (closed || state.kind === 'offline') throw new AppError('GATEWAY_CLOSED');
    if (state.kind !== 'ready') throw new AppError('GATEWAY_NOT_READY', { state: state.kind });
  };
  const leave = ({ messageId, chatId }: PreparedMessage, to: string, content: Leaving): void => {
    world.log.push({
      profileId,
      id: messageId,
      chatId,
      to,
      ...(world.lid ? { lid: lidOf(to) } : {}),
      ...content,
      at: world.now(),
      ack: 1,
    });
    acknowledge(messageId, 1);
  };
  const fail = (
    fault: SendFault,
    message: PreparedMessage,
    to: string,
    content: Leaving,
  ): SendOutcome | undefined => {
    switch (fault.kind) {
      case 'refuse':
        world.fates.set(message.messageId, 'refused');
        acknowledge(message.messageId, -1);
        return { status: 'refused', cause: fault.cause ?? 'error-ack', detail: 'ack -1' };
      case 'limit':
        return { status: 'limited', limit: fault.limit, detail: 'the fake holds it back' };
      case 'uncertain':
        if (fault.left) leave(message, to, content);
        if (fault.lookup !== undefined) world.fates.set(message.messageId, fault.lookup);
        return { status: 'uncertain', detail: 'GATEWAY_PAGE_TIMEOUT' };
      case 'crash':
        if (fault.when === 'after-leaving') leave(message, to, content);
        lose('page-lost');
        return { status: 'uncertain', detail: 'GATEWAY_CLOSED' };
      case 'closed':
        throw new AppError('GATEWAY_CLOSED');
      case 'hold':
        return undefined;
    }
  };

  return {
    get state() {
      return state;
    },
    capabilities: WEB_CAPABILITIES,
    on: events.on,
    async requestPairingCode() {
      become({ kind: 'pairing', code: 'FAKE-CODE' });
    },
    async checkNumber(phone) {
      needReady();
      const fault = takeFault(world, ['check-unknown'], phone);
      if (fault !== undefined) return { status: 'unknown', cause: fault.cause };
      if (personOf(world, phone).onWhatsApp === false) return { status: 'absent' };
      const chatAddress = chatIdOf(world, phone);
      return world.lid
        ? { status: 'present', chatAddress, lid: lidOf(phone) }
        : { status: 'present', chatAddress };
    },
    async prepare(phone) {
      needReady();
      if (personOf(world, phone).onWhatsApp === false) throw new AppError('GATEWAY_NUMBER_ABSENT');
      const chatId = chatIdOf(world, phone);
      phones.set(chatId, `+${digits(phone)}`);
      const messageId = `true_${chatId}_FAKE${String(world.nextId++).padStart(8, '0')}`;
      return world.lid ? { chatId, messageId, lid: lidOf(phone) } : { chatId, messageId };
    },
    async typing(chatId, ms) {
      needReady();
      world.typed.push({ chatId, ms });
    },
    async send(message, content, mayLeave = () => true) {
      needReady();
      if (content.kind === 'template') return UNSUPPORTED;
      const to = phones.get(message.chatId);
      if (to === undefined) return { status: 'refused', cause: 'other', detail: 'chat_not_found' };
      const leaving = await readContent(content);
      if (leaving === null)
        return { status: 'unsent', detail: 'the file could not be read, or is another one' };
      if (!mayLeave()) return { status: 'withdrawn' };
      const fault = takeFault(world, SEND_FAULTS, to);
      const outcome = fault === undefined ? undefined : fail(fault, message, to, leaving);
      if (outcome !== undefined) return outcome;
      if (fault !== undefined) await new Promise<void>((resolve) => world.held.push(resolve));
      leave(message, to, leaving);
      return { status: 'sent', ack: 1, at: world.now() };
    },
    async lookup({ messageId }) {
      needReady();
      const fate = world.fates.get(messageId);
      if (fate !== undefined && fate !== 'sent') return { status: fate };
      const left = world.log.find((entry) => entry.id === messageId);
      return left === undefined ? { status: 'absent' } : { status: 'sent', ack: left.ack };
    },
    async limits() {
      needReady();
      return world.limits;
    },
    async selfTest() {
      return world.missing;
    },
    async logout() {
      needReady();
      world.linked.delete(profileId);
      become({ kind: 'logged-out', reason: 'by-phone' });
    },
    async close() {
      if (closed) return;
      closed = true;
      lose('closed');
    },
  };
}

/** What leaves: the file as it is on the disk at this moment. `null` when it cannot be read, or is not the promised one. */
async function readContent(content: MessageContent): Promise<Leaving | null> {
  if (content.kind !== 'media') return { text: content.text };
  const { kind, path, fileName, mimeType } = content.file;
  try {
    const bytes = await readFile(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== content.file.sha256) return null;
    return { text: content.text, media: { kind, fileName, mimeType, bytes: bytes.length, sha256 } };
  } catch {
    return null;
  }
}
