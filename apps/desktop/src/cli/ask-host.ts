import { createReadStream, createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { CommandInput, CommandName, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { HostAddress } from '../host/run-file.ts';
import { readEventStream, type StreamedEvent } from '../renderer/transport/read-event-stream.ts';
import { readWireError } from '../renderer/transport/wire-error.ts';
import { CliFailure, EXIT } from './cli-io.ts';

/** A running headless host as the command line tool uses it. Rejections are `AppError`s, or say that nobody answers. */
export interface HostClient {
  call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
  /** Hands a file over; the answer is what commands take for it. */
  putFile(path: string): Promise<string>;
  saveFile(token: string, path: string): Promise<void>;
  /** Everything the app announces from now on, until it ends or `signal` aborts. */
  events(signal: AbortSignal): AsyncGenerator<StreamedEvent>;
}

/** An import of a million rows answers when it is done: `fetch` would give up on it after five minutes. */
export function askHost({ url, token }: HostAddress): HostClient {
  const send = async (path: string, options: RequestOptions, body?: Readable | string) => {
    const answer = await exchange(`${url}${path}`, token, options, body);
    if (answer.statusCode === 200) return answer;
    throw readWireError(parse(await text(answer)));
  };
  const json = { 'content-type': 'application/json' };
  return {
    call: async (name, input) => {
      const body = JSON.stringify(input);
      return JSON.parse(await text(await send(`/rpc/${name}`, { method: 'POST', headers: json }, body)));
    },
    putFile: async (path) => {
      await access(path).catch((cause: unknown) => {
        throw new CliFailure(`${path} cannot be read (${String(cause)}).`);
      });
      const headers = { 'content-type': 'application/octet-stream' };
      const target = `/files?name=${encodeURIComponent(basename(path))}`;
      const answer = await send(target, { method: 'POST', headers }, createReadStream(path));
      return JSON.parse(await text(answer)).file;
    },
    saveFile: async (file, path) => {
      const answer = await send(`/files/${encodeURIComponent(file)}`, { method: 'GET' });
      await pipeline(answer, createWriteStream(path, { mode: 0o600 }));
    },
    async *events(signal) {
      const answer = await send('/events', { method: 'GET', signal });
      yield* readEventStream(Readable.toWeb(answer) as ReadableStream<Uint8Array>);
    },
  };
}

function exchange(
  url: string,
  token: string,
  options: RequestOptions,
  body: Readable | string | undefined,
): Promise<IncomingMessage> {
  const request = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asked = request(url, options, resolve);
    asked.setHeader('authorization', `Bearer ${token}`);
    asked.on('error', (cause) => reject(options.signal?.aborted === true ? cause : noAnswer(url, cause)));
    if (body instanceof Readable) void pipeline(body, asked).catch(reject);
    else asked.end(body);
  });
}

function noAnswer(url: string, cause: unknown): CliFailure {
  const failure = new CliFailure(
    `Nothing answers at ${new URL(url).origin}. Start MyWASender there, or name another with MYWASENDER_URL or --data.`,
    EXIT.noHost,
  );
  failure.cause = cause;
  return failure;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // No answer of the host: what it is stays unknown, and `readWireError` says so.
    return undefined;
  }
}
