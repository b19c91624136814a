import { lookup as resolve } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { ServerConfig } from '../config/server-config.ts';
import { hostOf, mayConnect } from './check-webhook-url.ts';

export interface PostResult {
  /** null: there was no answer */
  readonly status: number | null;
  /** null: delivered */
  readonly error: string | null;
}

const TIMEOUT_MS = 10_000;

/**
 * Sends one body. The name is resolved here, every address it has must be public, and the connection goes to the one
 * that was checked, so that a name that changes its mind in between leads nowhere else. Redirects are not followed.
 */
export async function postWebhook(
  config: Pick<ServerConfig, 'production' | 'webhooks'>,
  input: { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string },
  timeoutMs: number = TIMEOUT_MS,
): Promise<PostResult> {
  const url = new URL(input.url);
  const host = hostOf(url);
  const addresses =
    isIP(host) === 0
      ? await resolve(host, { all: true }).catch(() => [])
      : [{ address: host, family: isIP(host) }];
  const [first] = addresses;
  if (first === undefined) return { status: null, error: 'the name of the host was not found' };
  if (!addresses.every(({ address }) => mayConnect(config, address))) {
    return { status: null, error: 'the name leads to an address that is not public' };
  }
  const pinned: LookupFunction = (_name, { all }, done) => {
    if (all) done(null, [first]);
    else done(null, first.address, first.family);
  };
  const signal = AbortSignal.timeout(timeoutMs);
  return new Promise<PostResult>((settle) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, {
      method: 'POST',
      lookup: pinned,
      agent: false,
      signal,
      headers: {
        ...input.headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(input.body),
        'user-agent': 'MyWASender-Webhooks',
      },
    });
    request.on('response', (response) => {
      // nothing of the answer but its status is of interest, however long it is
      response.destroy();
      settle(conclude(response.statusCode ?? 0));
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      const late = `no answer within ${timeoutMs / 1000} s`;
      settle({ status: null, error: signal.aborted ? late : `no connection (${error.code ?? 'failed'})` });
    });
    request.end(input.body);
  });
}

function conclude(status: number): PostResult {
  if (status >= 200 && status < 300) return { status, error: null };
  if (status >= 300 && status < 400)
    return { status, error: 'answered with a redirect, which is not followed' };
  return { status, error: `answered ${status}` };
}
