import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import { FileToken } from '@mywasender/contract/models/basics';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Logger } from 'pino';
import { Value } from 'typebox/value';
import { checkCommand } from '../host/check-command.ts';
import { toWireError } from '../host/to-wire-error.ts';
import { CHANNELS } from '../preload/channels.ts';
import type { BridgeAnswer } from '../renderer/transport/bridge.ts';
import { isTrustedSender } from './check-sender.ts';
import type { SupervisedCore } from './supervise-core.ts';

/** A file crosses as one message; larger lists go through the headless host. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;
const MAX_NAME = 200;

export interface IpcAnswersInput {
  readonly ipc: Pick<IpcMain, 'handle'>;
  readonly core: Pick<SupervisedCore, 'ask'>;
  /** Asks the user where to; null when cancelled. */
  readonly chooseTarget: (event: IpcMainInvokeEvent, name: string) => Promise<string | null>;
  readonly log: Logger;
}

/** The questions of the page. Who asks and what is asked is checked here, in one place, before anything else. */
export function answerIpc({ ipc, core, chooseTarget, log }: IpcAnswersInput): void {
  const handle = (
    channel: string,
    answer: (event: IpcMainInvokeEvent, ...input: readonly unknown[]) => Promise<unknown>,
  ): void => {
    ipc.handle(channel, async (event, ...input: readonly unknown[]): Promise<BridgeAnswer<unknown>> => {
      try {
        if (!isTrustedSender(event.senderFrame)) throw new AppError('ORIGIN_REFUSED');
        return { ok: true, value: await answer(event, ...input) };
      } catch (error) {
        return { ok: false, error: toWireError(error, randomUUID(), log) };
      }
    });
  };

  handle(CHANNELS.call, async (_event, name, input) => {
    if (typeof name !== 'string') throw new AppError('NOT_FOUND');
    return core.ask('call', checkCommand(name, input));
  });
  handle(CHANNELS.putFile, async (_event, name, content) => {
    if (!(content instanceof ArrayBuffer)) throw invalid('content', 'is no file');
    if (content.byteLength > MAX_FILE_BYTES) throw new AppError('FILE_TOO_LARGE', { limit: '256 MB' });
    return core.ask('putFile', { name: readName(name), content: new Uint8Array(content) });
  });
  handle(CHANNELS.saveFile, async (event, token, name) => {
    if (!Value.Check(FileToken, token)) throw new AppError('FILE_UNKNOWN');
    const path = await chooseTarget(event, readName(name));
    return path === null ? null : core.ask('saveFile', { token, path });
  });
}

function readName(name: unknown): string {
  if (typeof name === 'string' && name !== '' && name.length <= MAX_NAME) return name;
  throw invalid('name', `is text of 1 to ${MAX_NAME} characters`);
}

function invalid(field: string, problem: string): AppError {
  return new AppError('VALIDATION_FAILED', { field, problem });
}
