import { WEB_CAPABILITIES } from '@mywasender/gateway/capabilities';
import { createEmitter } from '@mywasender/gateway/emitter';
import type { Gateway, GatewaySession, SendOutcome } from '@mywasender/gateway/port';
import { readLimits } from '@mywasender/gateway/web/read-limits';
import { answerPage } from '@mywasender/simulator/world/answer-page';
import type { PageConnection } from '@mywasender/simulator/world/page-connection';
import type { Timers } from '@mywasender/simulator/world/timers';
import { createWorld, type World } from '@mywasender/simulator/world/world';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Clock } from '../src/ports.ts';

const Exists = Type.Object({ exists: Type.Boolean(), lid: Type.Optional(Type.String()) });
const Refused = Type.Object({ ok: Type.Literal(false), code: Type.Integer() });
const Sent = Type.Object({ ok: Type.Literal(true) });

/**
 * The simulator's world in this process and in virtual time, without its page: for more people than a browser bears.
 * `tellsNumbers`: the page knows the number behind a LID.
 */
export function createSimulatedWhatsApp(
  clock: Clock,
  { tellsNumbers = false }: { readonly tellsNumbers?: boolean } = {},
): { readonly world: World; readonly gateway: Gateway } {
  const timers = virtualTimers(clock);
  const world: World = { ...createWorld(clock.now), timers };
  let messages = 0;
  const nextId = () => {
    messages += 1;
    return String(messages).padStart(20, '0');
  };
  const gateway: Gateway = {
    testProxy: async () => 'reachable',
    open: async ({ profileId }) => openSession(world, profileId, { nextId, tellsNumbers }),
  };
  return { world, gateway };
}

function openSession(
  world: World,
  profile: string,
  { nextId, tellsNumbers }: { readonly nextId: () => string; readonly tellsNumbers: boolean },
): GatewaySession {
  const events = createEmitter();
  const page: PageConnection = {
    deviceId: `device of ${profile}`,
    profile,
    ref: undefined,
    pairing: undefined,
    close: () => undefined,
    send: (_event, data) => {
      if ('ids' in data)
        for (const messageId of data.ids) events.emit('ack', { messageId, ack: data.ack, at: world.now() });
      if ('phone' in data)
        events.emit('incoming', {
          messageId: data.id,
          chatId: data.chatId,
          lid: data.lid,
          ...(tellsNumbers ? { phone: `+${data.phone}` } : {}),
          text: data.text,
          at: data.at,
        });
    },
  };
  world.pages.add(page);
  const ask = (op: string, args: Record<string, unknown> = {}) => answerPage(world, page, op, args);
  const look = (phone: string) => Value.Parse(Exists, ask('exists', { phone }));
  return {
    capabilities: WEB_CAPABILITIES,
    state: { kind: 'ready', phone: '+15550001' },
    on: events.on,
    requestPairingCode: async () => undefined,
    checkNumber: async (phone) => {
      const { exists, lid = '' } = look(phone);
      return exists ? { status: 'present', chatAddress: `${lid}@lid`, lid } : { status: 'absent' };
    },
    prepare: async (phone) => {
      const { lid = '' } = look(phone);
      return { chatId: `${lid}@lid`, messageId: `true_${lid}@lid_${nextId()}`, lid };
    },
    typing: async () => undefined,
    send: async ({ chatId, messageId }, { text }): Promise<SendOutcome> => {
      const answer = ask('send', { id: messageId, chatId, text });
      if (Value.Check(Sent, answer)) return { status: 'sent', ack: 1, at: world.now() };
      const { code } = Value.Parse(Refused, answer);
      return { status: 'refused', cause: code === 463 ? 'time-lock' : 'error-ack', detail: String(code) };
    },
    lookup: async ({ messageId }) => {
      const left = world.left.find(({ id }) => id === messageId);
      return left === undefined ? { status: 'absent' } : { status: 'sent', ack: left.ack };
    },
    limits: async () => readLimits({ timeLock: ask('timelock'), newChats: ask('capping') }),
    selfTest: async () => [],
    logout: async () => undefined,
    close: async () => {
      world.pages.delete(page);
    },
  };
}

function virtualTimers(clock: Clock): Timers {
  const running = new Set<AbortController>();
  return {
    after: (ms, action) => {
      const controller = new AbortController();
      running.add(controller);
      void clock.sleepUntil(clock.now() + ms, controller.signal).then(() => {
        running.delete(controller);
        if (!controller.signal.aborted) action();
      });
      return () => controller.abort();
    },
    clear: () => {
      for (const controller of running) controller.abort();
    },
  };
}
