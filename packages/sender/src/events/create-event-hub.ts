import { EVENT_NAMES, type EventName, type EventPayload } from '@mywasender/contract/events';
import type { Logger } from 'pino';
import type { Listener } from '../ports.ts';

export interface EventHub {
  emit<N extends EventName>(event: N, payload: EventPayload<N>): void;
  subscribe<N extends EventName>(event: N, listener: Listener<N>): () => void;
  /** Announces at most once per 200 ms and key; the newest state wins and is never lost. */
  emitSoon<N extends EventName>(event: N, key: string, payload: () => EventPayload<N> | null): void;
  /** Announces at once, as the newest state of its key: what `emitSoon` has of it comes no sooner than 200 ms later. */
  emitNow<N extends EventName>(event: N, key: string, payload: EventPayload<N>): void;
  stop(): void;
}

const QUIET_MS = 200;

/** Announcements of the core. A listener that throws is logged and harms nobody else. */
export function createEventHub(log: Logger): EventHub {
  const listeners: { readonly [N in EventName]: Set<Listener<N>> } = {
    'license.changed': new Set(),
    'profile.changed': new Set(),
    'settings.changed': new Set(),
    'import.progress': new Set(),
    'campaign.changed': new Set(),
    'recipient.changed': new Set(),
    'rehearsal.progress': new Set(),
    'message.received': new Set(),
    'conversation.changed': new Set(),
    'optIn.changed': new Set(),
    'webhook.changed': new Set(),
    'adapter.changed': new Set(),
    'browser.download': new Set(),
  };
  const pending = new Map<string, { timer: NodeJS.Timeout; again: (() => void) | null }>();

  const emit = <N extends EventName>(event: N, payload: EventPayload<N>): void => {
    for (const listener of listeners[event]) {
      try {
        listener(payload);
      } catch (error) {
        log.error({ err: error, event }, 'a listener failed');
      }
    }
  };

  const later = (key: string, send: () => void): void => {
    const entry = pending.get(key);
    if (entry !== undefined) {
      entry.again = send;
      return;
    }
    send();
    keepQuiet(key);
  };

  const keepQuiet = (key: string): void => {
    clearTimeout(pending.get(key)?.timer);
    const timer = setTimeout(() => {
      const again = pending.get(key)?.again ?? null;
      pending.delete(key);
      if (again !== null) later(key, again);
    }, QUIET_MS);
    pending.set(key, { timer, again: null });
  };

  return {
    emit,
    subscribe: (event, listener) => {
      const all: Set<typeof listener> = listeners[event];
      // A function of its own: the same listener given twice is two subscriptions.
      const entry: typeof listener = (payload) => listener(payload);
      all.add(entry);
      return () => all.delete(entry);
    },
    emitSoon: (event, key, payload) => {
      later(`${event}:${key}`, () => {
        const value = payload();
        if (value !== null) emit(event, value);
      });
    },
    emitNow: (event, key, payload) => {
      emit(event, payload);
      keepQuiet(`${event}:${key}`);
    },
    stop: () => {
      for (const { timer, again } of pending.values()) {
        clearTimeout(timer);
        again?.();
      }
      pending.clear();
      for (const event of EVENT_NAMES) listeners[event].clear();
    },
  };
}
