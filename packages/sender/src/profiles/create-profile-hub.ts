import { join } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import type { Gateway, GatewayEvents, GatewaySession, GatewayState } from '@mywasender/gateway/port';
import type { ProxyServer } from '@mywasender/gateway/proxy';
import type { Logger } from 'pino';
import type { Adapters } from '../adapter/create-adapters.ts';
import { watchPage } from '../adapter/watch-page.ts';
import type { Clock, WallClock } from '../ports.ts';

export interface ProfileHubHandlers {
  state(profileId: string, state: GatewayState): void;
  ack(profileId: string, ack: GatewayEvents['ack']): void;
  incoming(profileId: string, message: GatewayEvents['incoming']): void;
}

export interface ProfileHub {
  state(profileId: string): GatewayState;
  /** Only while WhatsApp is ready on it. */
  readySession(profileId: string): GatewaySession | null;
  session(profileId: string): GatewaySession | null;
  /** Opens the profile; opening twice at once is opening once. */
  open(profileId: string): Promise<void>;
  /** Opens it without anybody waiting: what fails is tried again, ever less often, until it is closed. */
  keepOpen(profileId: string): void;
  /** When it is tried again by itself, wall-clock ms; `null` when it is not. */
  retryAt(profileId: string): number | null;
  close(profileId: string): Promise<void>;
  folder(profileId: string): string;
  /** Newer code than the app's own is in its page. */
  hasUpdate(profileId: string): boolean;
  /** Work in the browser: a skipping clock stands still meanwhile, and stopping ends the wait. */
  during<T>(work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

interface Place {
  session: GatewaySession | null;
  hasUpdate: boolean;
  state: GatewayState;
  opening: Promise<void> | null;
  unsubscribe: readonly (() => void)[];
  attempts: number;
  timer: NodeJS.Timeout | null;
  retryAt: number | null;
  /** Nobody has closed it. */
  kept: boolean;
}

export interface ProfileHubInput {
  readonly dataDir: string;
  readonly gateway: Gateway;
  /** Asked at every opening. */
  readonly proxyOf: (profileId: string) => Promise<ProxyServer | undefined>;
  readonly adapters: Pick<Adapters, 'forOpening' | 'hasNewer' | 'failed' | 'worked' | 'isCompared'>;
  readonly clock: Clock;
  readonly wallClock: Pick<WallClock, 'now'>;
  readonly handlers: ProfileHubHandlers;
  readonly log: Logger;
}

/** Real time: what comes back is a browser, not a campaign. */
const REOPEN_MS = [2_000, 10_000, 30_000, 60_000, 300_000] as const;

/** The open WhatsApp sessions. One that goes offline by itself is opened again, ever less often. */
export function createProfileHub(input: ProfileHubInput): ProfileHub {
  const { dataDir, gateway, proxyOf, adapters, clock, wallClock, handlers, log } = input;
  const places = new Map<string, Place>();
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => undefined);
  let stopped = false;

  const placeOf = (profileId: string): Place => {
    const known = places.get(profileId);
    if (known !== undefined) return known;
    const made: Place = {
      session: null,
      hasUpdate: false,
      state: { kind: 'offline' },
      opening: null,
      unsubscribe: [],
      attempts: 0,
      timer: null,
      retryAt: null,
      kept: false,
    };
    places.set(profileId, made);
    return made;
  };
  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    const release = clock.hold();
    try {
      return await Promise.race([work(), ended.promise]);
    } finally {
      release();
    }
  };
  const folder = (profileId: string) => join(dataDir, 'profiles', profileId);
  const setState = (profileId: string, place: Place, state: GatewayState): void => {
    place.state = state;
    if (state.kind === 'ready') place.attempts = 0;
    handlers.state(profileId, state);
    if (state.kind === 'offline' && place.session !== null) reopenLater(profileId, place);
  };
  const release = async (place: Place): Promise<void> => {
    if (place.timer !== null) clearTimeout(place.timer);
    place.timer = null;
    place.retryAt = null;
    for (const stop of place.unsubscribe) stop();
    place.unsubscribe = [];
    const { session } = place;
    place.session = null;
    place.hasUpdate = false;
    await session?.close().catch((error: unknown) => log.warn({ err: error }, 'closing a profile failed'));
  };
  const openNow = async (profileId: string, place: Place): Promise<void> => {
    await release(place);
    setState(profileId, place, { kind: 'starting' });
    try {
      const proxy = await proxyOf(profileId);
      const given = await adapters.forOpening(profileId);
      const session = await gateway.open({ profileId, dataDir: folder(profileId), proxy, adapter: given });
      // Only a page has code in it.
      const adapter = session.capabilities.link === 'code' ? given : undefined;
      place.session = session;
      place.hasUpdate = adapter !== undefined;
      const hear = watchPage({
        profileId,
        session,
        adapter,
        adapters,
        during,
        become: (state) => setState(profileId, place, state),
        again: () => void openAgain(profileId, place),
        unexpected: (error) =>
          log.error({ err: error, profileId }, 'newer code for WhatsApp’s page could not be judged'),
      });
      place.unsubscribe = [
        session.on('state', hear),
        session.on('ack', (ack) => handlers.ack(profileId, ack)),
        session.on('incoming', (message) => handlers.incoming(profileId, message)),
      ];
      hear(session.state);
    } catch (error) {
      const reason = error instanceof AppError ? error.code : 'unknown';
      setState(profileId, place, { kind: 'offline', reason });
      throw error;
    }
  };
  const open = (profileId: string): Promise<void> => {
    const place = placeOf(profileId);
    place.kept = true;
    place.opening ??= openNow(profileId, place).finally(() => {
      place.opening = null;
    });
    return place.opening;
  };
  const reopenLater = (profileId: string, place: Place): void => {
    if (stopped || !place.kept || place.timer !== null) return;
    const delay = REOPEN_MS[Math.min(place.attempts, REOPEN_MS.length - 1)] ?? 0;
    place.attempts += 1;
    place.retryAt = wallClock.now() + delay;
    place.timer = setTimeout(() => {
      place.timer = null;
      place.retryAt = null;
      if (!stopped && place.state.kind === 'offline') keepOpen(profileId);
    }, delay);
  };
  const keepOpen = (profileId: string): void => {
    open(profileId).catch((error: unknown) => {
      log.warn({ err: error, profileId }, 'a profile did not open and is tried again');
      reopenLater(profileId, placeOf(profileId));
    });
  };

  const openAgain = async (profileId: string, place: Place): Promise<void> => {
    // What is just being opened is opened to its end: opening twice at once is opening once.
    await place.opening?.catch(() => undefined);
    if (!stopped && place.kept) keepOpen(profileId);
  };

  return {
    folder,
    hasUpdate: (profileId) => placeOf(profileId).hasUpdate,
    open,
    keepOpen,
    retryAt: (profileId) => placeOf(profileId).retryAt,
    state: (profileId) => placeOf(profileId).state,
    session: (profileId) => placeOf(profileId).session,
    readySession: (profileId) => {
      const place = placeOf(profileId);
      return place.state.kind === 'ready' ? place.session : null;
    },
    during,
    close: async (profileId) => {
      const place = placeOf(profileId);
      place.kept = false;
      await place.opening?.catch(() => undefined);
      await release(place);
      setState(profileId, place, { kind: 'offline' });
    },
    stop: async () => {
      stopped = true;
      ended.reject(new AppError('GATEWAY_CLOSED'));
      await Promise.all(
        [...places.values()].map(async (place) => {
          await place.opening?.catch(() => undefined);
          await release(place);
        }),
      );
    },
  };
}
