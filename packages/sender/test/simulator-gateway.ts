import { randomBytes } from 'node:crypto';
import { WEB_CAPABILITIES } from '@mywasender/gateway/capabilities';
import { createEmitter } from '@mywasender/gateway/emitter';
import type { Gateway, GatewaySession, NumberCheck, SendOutcome } from '@mywasender/gateway/port';
import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';

const Frame = Type.Union([
  Type.Object({ re: Type.Integer(), value: Type.Unknown() }),
  Type.Object({ event: Type.String(), data: Type.Unknown() }),
]);
const Exists = Type.Object({
  exists: Type.Boolean(),
  lid: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});
const Sent = Type.Object({ ok: Type.Literal(true), t: Type.Number() });
const Receipt = Type.Object({
  ids: Type.Array(Type.String()),
  ack: Type.Union([Type.Literal(2), Type.Literal(3)]),
});
const History = Type.Array(
  Type.Object({
    id: Type.String(),
    fromMe: Type.Boolean(),
    ack: Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2), Type.Literal(3)]),
  }),
);

export interface SimulatorGatewayInput {
  /** `ws://…/_sim/page` */
  readonly url: string;
  /** the account the device is linked to */
  readonly account: string;
  readonly now: () => number;
  /** called at every step, to be killed there */
  readonly at: (step: string) => void;
  /** a send is answered once its message has arrived, and what arrived is told again at each opening */
  readonly waitsForReceipts?: boolean;
}

/** The simulator's page without its browser: the same socket, questions and receipts. */
export function createSimulatorGateway(input: SimulatorGatewayInput): Gateway {
  const { url, account, now, at, waitsForReceipts = false } = input;
  return {
    testProxy: async () => 'reachable',
    open: async (): Promise<GatewaySession> => {
      at('open');
      const events = createEmitter();
      const arrived = new Map<string, () => void>();
      const wire = await openWire(url, (event, data) => {
        if (event !== 'receipt' || !Value.Check(Receipt, data)) return;
        at('receipt');
        for (const messageId of data.ids) {
          events.emit('ack', { messageId, ack: data.ack, at: now() });
          arrived.get(messageId)?.();
        }
      });
      await wire.ask('hello', { deviceId: `device-of-${account}`, profile: account });
      if (waitsForReceipts) {
        for (const { id, fromMe, ack } of expectShape(History, await wire.ask('history', {})))
          if (fromMe && ack >= 2) events.emit('ack', { messageId: id, ack: ack === 3 ? 3 : 2, at: now() });
      }
      return {
        state: { kind: 'ready', phone: '+15550001' },
        capabilities: WEB_CAPABILITIES,
        on: events.on,
        requestPairingCode: async () => undefined,
        checkNumber: async (phone): Promise<NumberCheck> => {
          at('check');
          const found = expectShape(Exists, await wire.ask('exists', { phone }));
          if (!found.exists) return { status: 'absent' };
          const lid = found.lid ?? undefined;
          return {
            status: 'present',
            chatAddress: lid === undefined ? `${phone.slice(1)}@c.us` : `${lid}@lid`,
            ...(lid === undefined ? {} : { lid }),
          };
        },
        prepare: async (phone) => {
          at('prepare');
          const { lid } = expectShape(Exists, await wire.ask('exists', { phone }));
          const chatId = lid ? `${lid}@lid` : `${phone.slice(1)}@c.us`;
          const messageId = `true_${chatId}_${randomBytes(10).toString('hex').toUpperCase()}`;
          return { chatId, messageId, ...(lid ? { lid } : {}) };
        },
        typing: async () => at('typing'),
        send: async ({ chatId, messageId }, content): Promise<SendOutcome> => {
          if (content.kind !== 'text') throw new Error('the kill tests send text');
          const { text } = content;
          const arrival = Promise.withResolvers<void>();
          arrived.set(messageId, arrival.resolve);
          at('before leaving');
          const answer = wire.ask('send', { id: messageId, chatId, text });
          at('on its way');
          const sent = await answer;
          if (waitsForReceipts && Value.Check(Sent, sent)) await arrival.promise;
          at('answered');
          if (Value.Check(Sent, sent)) return { status: 'sent', ack: 1, at: now() };
          return { status: 'refused', cause: 'error-ack', detail: JSON.stringify(sent) };
        },
        lookup: async ({ messageId }) => {
          at('lookup');
          const history = expectShape(History, await wire.ask('history', {}));
          const known = history.find(({ id, fromMe }) => fromMe && id === messageId);
          return known === undefined || known.ack === 0
            ? { status: 'absent' }
            : { status: 'sent', ack: known.ack };
        },
        limits: async () => ({}),
        selfTest: async () => [],
        logout: async () => undefined,
        close: async () => wire.close(),
      };
    },
  };
}

function expectShape<T extends TSchema>(schema: T, value: unknown): Static<T> {
  if (!Value.Check(schema, value)) throw new Error(`not what the simulator says: ${JSON.stringify(value)}`);
  return value;
}

interface Wire {
  ask(op: string, args: object): Promise<unknown>;
  close(): void;
}

async function openWire(url: string, onEvent: (event: string, data: unknown) => void): Promise<Wire> {
  const socket = new WebSocket(url);
  const open = new Map<number, (value: unknown) => void>();
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const frame = expectShape(Frame, JSON.parse(String(data)));
    if ('event' in frame) return onEvent(frame.event, frame.data);
    open.get(frame.re)?.(frame.value);
    open.delete(frame.re);
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  return {
    ask: (op, args) =>
      new Promise((resolve) => {
        last += 1;
        open.set(last, resolve);
        socket.send(JSON.stringify({ id: last, op, args }));
      }),
    close: () => socket.close(),
  };
}
