import type { EventName, EventPayload } from '@mywasender/contract/events';

type AnyListener = (payload: never) => void;

export interface Listeners {
  readonly size: number;
  add<N extends EventName>(event: N, listener: (payload: EventPayload<N>) => void): () => void;
  emit<N extends EventName>(event: N, payload: EventPayload<N>): void;
}

/** Listeners by event. The same function added twice is called twice and removed one at a time. */
export function createListeners(): Listeners {
  const byEvent = new Map<EventName, Set<{ readonly call: AnyListener }>>();
  return {
    get size() {
      return [...byEvent.values()].reduce((sum, entries) => sum + entries.size, 0);
    },
    add: (event, listener) => {
      const entries = byEvent.get(event) ?? new Set();
      byEvent.set(event, entries);
      const entry = { call: listener };
      entries.add(entry);
      return () => entries.delete(entry);
    },
    emit: (event, payload) => {
      for (const { call } of [...(byEvent.get(event) ?? [])]) Reflect.apply(call, undefined, [payload]);
    },
  };
}
