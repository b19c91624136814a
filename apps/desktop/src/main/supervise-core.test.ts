import { AppError } from '@mywasender/contract/app-error';
import pino from 'pino';
import { describe, expect, it, vi } from 'vitest';
import type { Port } from '../host/channel.ts';
import { type CoreProcess, superviseCore } from './supervise-core.ts';

const log = pino({ level: 'silent' });
const options = {
  environment: {
    dataDir: '/data',
    serverUrl: 'http://127.0.0.1:1',
    whatsappUrl: null,
    virtualClock: false,
    leaseKeys: { trust: 'first-use' },
    adapterKeys: [],
  },
  appVersion: '0.0.0',
  secretKind: 'file',
} as const;
const handlers = {
  announce: async () => null,
  secretGet: async () => null,
  secretSet: async () => null,
  secretDelete: async () => null,
  settingsGet: async () => null,
  settingsSet: async () => null,
};

type Ask = { readonly id: number; readonly method: string };
const isAsk = (message: unknown): message is Ask =>
  typeof message === 'object' && message !== null && 'method' in message;

/** A process that answers as told and can be ended. */
function fakeProcess(answer: (ask: Ask) => object | null) {
  let hear = (_message: unknown): void => undefined;
  let exit = (_code: number): void => undefined;
  const port: Port = {
    post: (message) => {
      if (!isAsk(message)) return;
      const reply = answer(message);
      if (reply !== null) queueMicrotask(() => hear({ kind: 'answer', id: message.id, ...reply }));
    },
    listen: (listener) => {
      hear = listener;
    },
  };
  const process: CoreProcess = {
    port,
    onExit: (listener) => {
      exit = listener;
    },
    kill: vi.fn(() => exit(1)),
  };
  return { process, end: (code: number) => exit(code) };
}

const ok = { ok: true, value: null };

describe('superviseCore', () => {
  it('tells everybody why the core could not start', async () => {
    const error = { code: 'STORE_LOCKED', message: '', params: { dataDir: '/data' }, requestId: 'r1' };
    const { process } = fakeProcess(() => ({ ok: false, error }));
    const onStarted = vi.fn();
    const core = superviseCore({ fork: () => process, options, handlers, onStarted, log });
    await vi.waitFor(() => expect(onStarted).toHaveBeenCalledTimes(1));
    expect(onStarted.mock.calls[0]?.[0]).toMatchObject({ failure: { code: 'STORE_LOCKED' }, again: false });
    await expect(core.ask('call', { name: 'settings.get', input: {} })).rejects.toMatchObject({
      code: 'STORE_LOCKED',
      params: { dataDir: '/data', requestId: 'r1' },
    });
  });

  it('rejects what was asked when the core ends, and starts another', async () => {
    const lives = [fakeProcess(({ method }) => (method === 'start' ? ok : null)), fakeProcess(() => ok)];
    let life = 0;
    const onStarted = vi.fn();
    const fork = vi.fn(() => (lives[life++] ?? fakeProcess(() => ok)).process);
    const core = superviseCore({ fork, options, handlers, onStarted, log, restart: { next: () => 1 } });
    const asked = core.ask('call', { name: 'settings.get', input: {} });
    lives[0]?.end(9);
    await expect(asked).rejects.toEqual(new AppError('CORE_ENDED'));
    await vi.waitFor(() => expect(onStarted).toHaveBeenLastCalledWith({ failure: null, again: true }));
    expect(await core.ask('call', { name: 'settings.get', input: {} })).toBeNull();
    expect(fork).toHaveBeenCalledTimes(2);
  });

  it('says so when starting again does not help', async () => {
    const { process, end } = fakeProcess(() => null);
    const onStarted = vi.fn();
    const fork = vi.fn(() => process);
    superviseCore({ fork, options, handlers, onStarted, log, restart: { next: () => null } });
    end(1);
    expect(onStarted).toHaveBeenCalledWith({ failure: new AppError('CORE_ENDED'), again: true });
    expect(fork).toHaveBeenCalledTimes(1);
  });

  it('stops the core before its process, and does not start it again', async () => {
    const asked: string[] = [];
    const { process, end } = fakeProcess(({ method }) => {
      asked.push(method);
      if (method === 'stop') queueMicrotask(() => end(0));
      return ok;
    });
    const fork = vi.fn(() => process);
    const core = superviseCore({ fork, options, handlers, onStarted: vi.fn(), log });
    await core.stop();
    expect(asked).toEqual(['start', 'stop']);
    expect(process.kill).not.toHaveBeenCalled();
    expect(fork).toHaveBeenCalledTimes(1);
    await core.stop();
  });

  it('ends a core that does not stop', async () => {
    const { process } = fakeProcess(({ method }) => (method === 'stop' ? null : ok));
    const core = superviseCore({ fork: () => process, options, handlers, onStarted: vi.fn(), log });
    await core.stop(5);
    expect(process.kill).toHaveBeenCalledTimes(1);
  });
});
