import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { LicenseChanged, LicenseReady, STREAM_SILENCE_MS } from '@mywasender/contract/http/license-events';
import type { Logger } from 'pino';
import Value from 'typebox/value';
import { newNonce } from './ask-verdict.ts';
import type { LicenseTokens } from './license-secrets.ts';
import { readServerEvents } from './read-server-events.ts';

const PATH = '/v1/licenses/events';
/** Spreads the first connections of many computers, e.g. after a power cut. */
const FIRST_WITHIN_MS = 5_000;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 5 * 60_000;
/** A connection that held this long was a good one: the next failure counts from the beginning. */
const GOOD_AFTER_MS = 60_000;

export interface FollowLicenseDeps {
  readonly fetch: typeof fetch;
  readonly serverUrl: string;
  readonly random: () => number;
  readonly log: Logger;
  readonly tokens: () => Promise<LicenseTokens | null>;
  /** Aborts as soon as the tokens are others, or none. */
  readonly holding: () => AbortSignal;
  readonly proof: (path: string, nonce: string, licenseId: string, method: 'GET') => Promise<string>;
  /** Of what the server said last; null when it has said nothing in this run. */
  readonly digest: () => string | null;
  /** A webhook waits in a relay of the license; called at the begin of each stream as well, as one may have been missed. */
  readonly onRelay: () => void;
  /** Asks the server now; an outage is its business. */
  readonly check: () => Promise<void>;
}

/**
 * Listens for changes of the license while the computer is online, and has it checked when there is one or when one
 * was missed; after an activation for those of the license that holds from then on. What comes over the stream, its end
 * and its failure decide nothing: the signed answer of the check does.
 */
export function followLicense(deps: FollowLicenseDeps): { stop(): Promise<void> } {
  const stopping = new AbortController();

  const run = async (): Promise<void> => {
    await pause(deps.random() * FIRST_WITHIN_MS, stopping.signal);
    let failures = 0;
    while (!stopping.signal.aborted) {
      // before the tokens: a change while they are read is not missed
      const held = deps.holding();
      const signal = AbortSignal.any([stopping.signal, held]);
      const tokens = await deps.tokens();
      if (tokens === null) {
        await aborted(signal);
        continue;
      }
      const since = performance.now();
      const retryAfterMs = await listen(deps, tokens, signal);
      if (held.aborted) {
        failures = 0;
        continue;
      }
      failures = performance.now() - since > GOOD_AFTER_MS ? 1 : failures + 1;
      const most = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10));
      await pause(Math.max(most / 2 + (most / 2) * deps.random(), retryAfterMs), signal);
    }
  };
  const running = run().catch((err: unknown) =>
    deps.log.error({ err }, 'the license is not followed any more'),
  );
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** One connection, until it ends; resolves to the wait the server asked for. */
async function listen(deps: FollowLicenseDeps, tokens: LicenseTokens, signal: AbortSignal): Promise<number> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), STREAM_SILENCE_MS).unref();
  try {
    const proof = await deps.proof(PATH, newNonce(), tokens.licenseId, 'GET');
    const response = await deps.fetch(`${deps.serverUrl}${PATH}`, {
      headers: {
        accept: 'text/event-stream',
        authorization: `DPoP ${tokens.licenseToken}`,
        dpop: proof,
      },
      redirect: 'error',
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      return retryAfterOf(response);
    }
    for await (const { event, data } of readServerEvents(response.body, () => timer.refresh())) {
      if (event === 'ready' || event === 'relay') deps.onRelay();
      if (event === 'ready' && Value.Check(LicenseReady, data) && data.digest !== deps.digest()) {
        await deps.check();
      }
      if (event === 'changed' && Value.Check(LicenseChanged, data)) {
        await pause(deps.random() * data.withinMs, signal);
        if (!signal.aborted) await deps.check();
      }
    }
  } catch (err) {
    if (!signal.aborted) deps.log.debug({ err }, 'the event stream of the license server ended');
  } finally {
    clearTimeout(timer);
  }
  return 0;
}

/** Ends early with the signal. Unref: a program that is done must not wait for the next try. */
const pause = (ms: number, signal: AbortSignal) =>
  wait(ms, undefined, { signal, ref: false }).catch(() => undefined);

const aborted = async (signal: AbortSignal) => {
  if (!signal.aborted) await once(signal, 'abort');
};

function retryAfterOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, 3_600_000) : 0;
}
