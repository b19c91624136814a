import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import { DEFAULT_SETTINGS } from '@mywasender/contract/models/settings';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostConnection } from '../../src/renderer/transport/host-connection.ts';
import type { MemoryHandlers } from '../../src/renderer/transport/memory-transport.ts';
import { settingsOf } from '../fake-core.ts';

/** One transport with a core of the test's making behind it. */
export interface Harness {
  readonly connection: HostConnection;
  readonly emit: ReturnType<typeof emitterOf>;
  /** Loses the connection the way it is lost in life; it comes back by itself. */
  drop(): Promise<void>;
  /** Name and text of the files the core was handed, and of those the user kept. */
  received(token: string): Promise<{ readonly name: string; readonly text: string }>;
  kept(): Promise<{ readonly name: string; readonly text: string } | undefined>;
  stop(): Promise<void>;
}

type EmitterSource = { emit: import('../../src/renderer/transport/listeners.ts').Listeners['emit'] };
const emitterOf = ({ emit }: EmitterSource) => emit;

export function transportContract(
  name: string,
  open: (handlers: MemoryHandlers, dataDir: string) => Promise<Harness>,
): void {
  describe(`${name}: transport contract`, () => {
    let dataDir: string;
    let harness: Harness | undefined;
    const start = async (handlers: MemoryHandlers): Promise<Harness> => {
      harness = await open(handlers, dataDir);
      return harness;
    };

    beforeEach(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'mws-transport-'));
    });
    afterEach(async () => {
      harness?.connection.close();
      await harness?.stop();
      harness = undefined;
      await rm(dataDir, { recursive: true, force: true });
    });

    it('gives each overlapping call its own answer', async () => {
      const first = Promise.withResolvers<void>();
      const { connection } = await start({
        'profiles.list': async () => {
          await first.promise;
          return { profiles: [] };
        },
        'settings.update': (input) => ({ ...DEFAULT_SETTINGS, ...input }),
      });
      const slow = connection.transport.call('profiles.list', {});
      const names = ['Asha', 'Ben', 'Chen', 'Dina'];
      const answers = await Promise.all(
        names.map((senderName) => connection.transport.call('settings.update', { senderName })),
      );
      expect(answers.map((answer) => answer.senderName)).toEqual(names);
      first.resolve();
      expect(await slow).toEqual({ profiles: [] });
    });

    it('carries the code and the facts of an error', async () => {
      const { connection } = await start({
        'license.activate': () => {
          throw new AppError('LICENSE_SERVER_UNREACHABLE', { host: 'license.example' });
        },
      });
      const call = connection.transport.call('license.activate', { key: 'MWS' });
      await expect(call).rejects.toBeInstanceOf(AppError);
      await expect(call).rejects.toMatchObject({
        code: 'LICENSE_SERVER_UNREACHABLE',
        params: { host: 'license.example' },
      });
    });

    it('refuses commands that do not exist and input that does not fit', async () => {
      const { connection } = await start({ 'settings.get': () => DEFAULT_SETTINGS });
      const { call } = connection.transport;
      for (const unknown of ['settings.nothing', 'constructor', '../health/live'])
        await expect(Reflect.apply(call, undefined, [unknown, {}])).rejects.toMatchObject({
          code: 'NOT_FOUND',
        });
      await expect(Reflect.apply(call, undefined, ['settings.get', { all: true }])).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
      });
      await expect(
        Reflect.apply(call, undefined, ['settings.update', { senderName: 5 }]),
      ).rejects.toMatchObject({ code: 'VALIDATION_FAILED', params: { field: 'senderName' } });
      expect(await call('settings.get', {})).toEqual(DEFAULT_SETTINGS);
    });

    it('delivers events in order, to those who asked for them', async () => {
      const { connection, emit } = await start({ 'settings.get': () => DEFAULT_SETTINGS });
      const heard: (number | null)[] = [];
      const other = vi.fn();
      connection.transport.subscribe('browser.download', ({ received }) => heard.push(received));
      connection.transport.subscribe('settings.changed', other);
      await connection.transport.call('settings.get', {});
      for (let received = 0; received < 200; received += 1)
        emit('browser.download', { received, total: null });
      await vi.waitFor(() => expect(heard).toHaveLength(200));
      expect(heard).toEqual(Array.from({ length: 200 }, (_, index) => index));
      expect(other).not.toHaveBeenCalled();
    });

    it('hears what a call right after the subscription announces', async () => {
      let announce = (): void => undefined;
      const opened = await start({
        'settings.get': () => {
          announce();
          return DEFAULT_SETTINGS;
        },
      });
      announce = () => opened.emit('settings.changed', settingsOf('hi'));
      const heard = vi.fn();
      opened.connection.transport.subscribe('settings.changed', heard);
      await opened.connection.transport.call('settings.get', {});
      await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
      expect(heard).toHaveBeenCalledWith(settingsOf('hi'));
    });

    it('is silent after the unsubscribe, also when others still listen', async () => {
      const { connection, emit } = await start({ 'settings.get': () => DEFAULT_SETTINGS });
      const left = vi.fn();
      const stays = vi.fn();
      const leave = connection.transport.subscribe('settings.changed', left);
      connection.transport.subscribe('settings.changed', stays);
      await connection.transport.call('settings.get', {});
      leave();
      leave();
      emit('settings.changed', settingsOf('es'));
      await vi.waitFor(() => expect(stays).toHaveBeenCalledTimes(1));
      expect(left).not.toHaveBeenCalled();
    });

    it('comes back after a lost connection, says so, and is still subscribed', async () => {
      const { connection, emit, drop } = await start({ 'settings.get': () => DEFAULT_SETTINGS });
      const heard = vi.fn();
      const reconnected = vi.fn();
      connection.transport.subscribe('settings.changed', heard);
      connection.onReconnect(reconnected);
      await connection.transport.call('settings.get', {});
      await drop();
      await vi.waitFor(() => expect(reconnected).toHaveBeenCalledTimes(1), 5000);
      emit('settings.changed', settingsOf('ar'));
      await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(settingsOf('ar')));
      expect(await connection.transport.call('settings.get', {})).toEqual(DEFAULT_SETTINGS);
    });

    it('hands files over and gives them back', async () => {
      const { connection, received, kept } = await start({});
      const content = 'phone,name\n+919820012345,آشا\n';
      const name = 'customers – März.csv';
      const token = await connection.transport.putFile({ name, content: new Blob([content]) });
      expect(token).toMatch(/^file_[\w-]{16,64}$/);
      expect(await received(token)).toEqual({ name, text: content });
      await connection.transport.saveFile(token, 'report.csv');
      expect(await kept()).toEqual({ name: 'report.csv', text: content });
    });

    it('does not know files of others', async () => {
      const { connection } = await start({});
      for (const token of ['file_0000000000000000', '../secrets/file.key'])
        await expect(connection.transport.saveFile(token, 'x.csv')).rejects.toMatchObject({
          code: 'FILE_UNKNOWN',
        });
    });
  });
}
