import { setTimeout as wait } from 'node:timers/promises';
import type { RelayEvents } from '@mywasender/contract/http/relay';
import type { CloudFeed } from '@mywasender/gateway/cloud/cloud-ports';
import type { SenderDeps } from '../ports.ts';
import { changeProfileCloud, profileById } from '../store/profiles.ts';
import { fetchRelay, type RelayAccess } from './fetch-relay.ts';

export interface RelayFeed extends CloudFeed {
  /** A webhook may wait: looks at once instead of at its time. */
  wake(): void;
  stop(): Promise<void>;
}

type RelayFeedInput = RelayAccess & Pick<SenderDeps, 'log'>;

/** Real time: what waits are receipts and people, whatever the clock of the campaigns. The stream of the license tells sooner. */
const LOOK_EVERY_MS = 60_000;
/** After some came: the server allows a computer 60 calls a minute, and the license needs some of them. */
const PAUSE_MS = 2_000;

/**
 * The webhooks of open Cloud API profiles, fetched from the relay of the license server in the order they arrived. One
 * counts as read once its listener has stored it, and is let go of by the next fetch: at least once.
 */
export function createRelayFeed(input: RelayFeedInput): RelayFeed {
  const { sql, log } = input;
  const listeners = new Map<string, (body: unknown) => void>();
  const ending = new AbortController();
  let waking = new AbortController();
  let running: Promise<void> | null = null;

  const pause = (ms: number, signal: AbortSignal) =>
    wait(ms, undefined, { signal, ref: false }).catch(() => undefined);
  const run = async (): Promise<void> => {
    while (!ending.signal.aborted && listeners.size > 0) {
      const woken = waking.signal;
      let came = 0;
      for (const profileId of [...listeners.keys()]) {
        came += await drain(profileId).catch((err: unknown) => {
          log.warn({ err, profileId }, 'the webhooks of a profile could not be fetched');
          return 1;
        });
      }
      if (came > 0) await pause(PAUSE_MS, ending.signal);
      await pause(LOOK_EVERY_MS, AbortSignal.any([ending.signal, woken]));
    }
  };
  /** How many were taken in. */
  const drain = async (profileId: string): Promise<number> => {
    for (let count = 0; ; ) {
      const answer = await fetchNext(profileId);
      const listener = listeners.get(profileId);
      if (answer === null || listener === undefined) return count;
      for (const { position, body } of answer.events) {
        listener(parse(body));
        changeProfileCloud(sql, profileId, { readTo: position, heardAt: input.wallClock.now() });
        count += 1;
      }
      if (answer.events.length > 0) input.changed(profileId);
      if (!answer.more || ending.signal.aborted) return count;
    }
  };
  const fetchNext = async (profileId: string): Promise<RelayEvents | null> => {
    const cloud = profileById(sql, profileId)?.cloud ?? null;
    if (cloud === null || cloud.webhookLost) return null;
    return fetchRelay(input, profileId, cloud);
  };
  const start = (): void => {
    running ??= run().finally(() => {
      running = null;
      if (listeners.size > 0 && !ending.signal.aborted) start();
    });
  };
  const wake = (): void => {
    waking.abort();
    waking = new AbortController();
  };

  return {
    wake,
    subscribe(profileId, onBody) {
      listeners.set(profileId, onBody);
      if (running === null) start();
      else wake();
      return () => {
        if (listeners.get(profileId) === onBody) listeners.delete(profileId);
        if (listeners.size === 0) wake();
      };
    },
    async stop() {
      ending.abort();
      await running;
    },
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // signed by Meta and still no JSON: nothing can be made of it, now or later
    return undefined;
  }
}
