import { randomUUID } from 'node:crypto';
import { AppError, type WireError } from '@mywasender/contract/app-error';
import type { Logger } from 'pino';
import { readWireError } from '../renderer/transport/wire-error.ts';
import { toWireError } from './to-wire-error.ts';

/** One end of a pipe between two processes; what is posted arrives as a copy, in order. */
export interface Port {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

/** What one side can be asked for. */
export type Methods = Readonly<Record<string, { readonly params: unknown; readonly result: unknown }>>;
export type Handlers<M extends Methods> = {
  readonly [K in keyof M]: (params: M[K]['params']) => Promise<M[K]['result']>;
};

export interface Channel<Remote extends Methods> {
  /** Rejects with the other side's `AppError`, its request id in the params. */
  ask<K extends keyof Remote & string>(method: K, params: Remote[K]['params']): Promise<Remote[K]['result']>;
  /** Rejects everything asked and not answered, and whatever is asked from now on. */
  close(reason: AppError): void;
}

type Frame =
  | { readonly kind: 'ask'; readonly id: number; readonly method: string; readonly params: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: false; readonly error: WireError };

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: AppError) => void;
}

/** Questions and answers both ways over one port. Both ends are parts of this app; outsiders never see it. */
export function createChannel<Remote extends Methods, Local extends Methods>(
  port: Port,
  handlers: Handlers<Local>,
  log: Logger,
): Channel<Remote> {
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let closed: AppError | null = null;

  const answer = async (frame: Frame & { kind: 'ask' }): Promise<Frame> => {
    const { id } = frame;
    try {
      const handler = Object.hasOwn(handlers, frame.method) ? handlers[frame.method] : undefined;
      if (handler === undefined) throw new AppError('NOT_FOUND');
      return { kind: 'answer', id, ok: true, value: await handler(frame.params) };
    } catch (error) {
      return { kind: 'answer', id, ok: false, error: toWireError(error, randomUUID(), log) };
    }
  };

  const settle = (frame: Frame & { kind: 'answer' }): void => {
    const asked = pending.get(frame.id);
    pending.delete(frame.id);
    if (asked === undefined) return;
    if (frame.ok) Reflect.apply(asked.resolve, undefined, [frame.value]);
    else asked.reject(readWireError(frame.error));
  };

  port.listen((message) => {
    if (!isFrame(message)) log.error('a message of unknown shape between the processes was dropped');
    else if (message.kind === 'answer') settle(message);
    else void answer(message).then((frame) => port.post(frame));
  });

  return {
    ask: (method, params) =>
      new Promise((resolve, reject) => {
        if (closed !== null) {
          reject(closed);
          return;
        }
        const id = nextId++;
        pending.set(id, { resolve, reject });
        port.post({ kind: 'ask', id, method, params } satisfies Frame);
      }),
    close: (reason) => {
      closed = reason;
      for (const { reject } of pending.values()) reject(reason);
      pending.clear();
    },
  };
}

function isFrame(message: unknown): message is Frame {
  if (typeof message !== 'object' || message === null || !('kind' in message) || !('id' in message))
    return false;
  if (message.kind === 'ask') return 'method' in message && typeof message.method === 'string';
  return message.kind === 'answer' && 'ok' in message;
}
