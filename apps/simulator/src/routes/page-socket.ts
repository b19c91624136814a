import { randomBytes } from 'node:crypto';
import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { answerPage, SILENCE } from '../world/answer-page.ts';
import type { PageConnection } from '../world/page-connection.ts';
import { takeFault } from '../world/take-fault.ts';
import { accountOf, changed, type World } from '../world/world.ts';

/** WhatsApp renews its code about every 20 s. */
const REF_LIFE_MS = 20_000;

/** One WebSocket per open page: questions with an id up, answers and events down. */
export function pageSocket(app: FastifyInstance, world: World): void {
  app.get('/_sim/page', { websocket: true }, (socket, request) => {
    if (!sameOrigin(request.headers.origin, request.headers.host)) {
      socket.close(1008, 'foreign origin');
      return;
    }
    let page: PageConnection | undefined;
    socket.on('message', (data: Buffer) => {
      const message = parse(data);
      if (message === undefined) socket.close(1007, 'not understood');
      else if (page !== undefined) answer(world, socket, page, message);
      else if (message.op !== 'hello') socket.close(1008, 'say hello first');
      else {
        page = openPage(world, socket, message.args);
        reply(world, socket, message.id, { linked: page.profile !== undefined });
      }
    });
    socket.on('close', () => {
      if (page === undefined) return;
      world.pages.delete(page);
      changed(world);
    });
  });
}

interface Question {
  readonly id: number;
  readonly op: string;
  readonly args: Record<string, unknown>;
}

function parse(data: Buffer): Question | undefined {
  try {
    const value: unknown = JSON.parse(data.toString());
    if (typeof value !== 'object' || value === null) return undefined;
    const { id, op, args } = value as Record<string, unknown>;
    if (typeof id !== 'number' || typeof op !== 'string') return undefined;
    return { id, op, args: typeof args === 'object' && args !== null ? { ...args } : {} };
  } catch {
    return undefined;
  }
}

/** A stored session counts unless the account holder removed the device; a restarted simulator takes it back. */
function openPage(world: World, socket: WebSocket, args: Record<string, unknown>): PageConnection {
  const deviceId = typeof args.deviceId === 'string' ? args.deviceId : randomBytes(8).toString('hex');
  const stored = typeof args.profile === 'string' ? args.profile : undefined;
  const profile = stored !== undefined && !world.revoked.has(deviceId) ? stored : undefined;
  if (profile !== undefined) {
    accountOf(world, profile);
    world.devices.set(deviceId, profile);
  }
  const page: PageConnection = {
    deviceId,
    profile,
    ref: undefined,
    pairing: undefined,
    send: (event, data) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ event, data }));
    },
    close: () => socket.close(),
  };
  world.pages.add(page);
  changed(world);
  return page;
}

function answer(world: World, socket: WebSocket, page: PageConnection, question: Question): void {
  if (question.op === 'ref') {
    renewRef(world, page);
    reply(world, socket, question.id, {});
    return;
  }
  if (question.op === 'logout') {
    world.devices.delete(page.deviceId);
    page.profile = undefined;
    changed(world);
    reply(world, socket, question.id, {});
    return;
  }
  const value = answerPage(world, page, question.op, question.args);
  if (value !== SILENCE) reply(world, socket, question.id, value, page.profile);
}

function renewRef(world: World, page: PageConnection): void {
  if (!world.pages.has(page) || page.profile !== undefined) return;
  page.ref = `2@${randomBytes(48).toString('base64')}`;
  page.send('ref', { ref: page.ref });
  changed(world);
  world.timers.after(REF_LIFE_MS, () => renewRef(world, page));
}

function reply(world: World, socket: WebSocket, id: number, value: unknown, profile?: string): void {
  const send = (): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ re: id, value }));
  };
  const latency = takeFault(world.faults, 'latency', { profile });
  if (latency === undefined) send();
  else world.timers.after(latency.ms, send);
}

/** Browsers always name an origin for WebSockets; anything else is a local tool. */
export function sameOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}
