import type { GatewayEvents } from './port.ts';

type Listener<T> = (payload: T) => void;

export interface GatewayEmitter {
  on<K extends keyof GatewayEvents>(event: K, listener: Listener<GatewayEvents[K]>): () => void;
  emit<K extends keyof GatewayEvents>(event: K, payload: GatewayEvents[K]): void;
}

/**
 * Listeners of one session; `on` answers with what takes the listener away. Messages and receipts that come
 * before anybody listens are kept for the first who does: a STOP must not fall between opening and listening.
 * States are not: `session.state` has the current one.
 */
export function createEmitter(): GatewayEmitter {
  const channels: { readonly [K in keyof GatewayEvents]: Channel<K> } = {
    state: channel<'state'>(false),
    ack: channel<'ack'>(true),
    incoming: channel<'incoming'>(true),
  };
  return {
    on: (event, listener) => channels[event].on(listener),
    emit: (event, payload) => channels[event].emit(payload),
  };
}

interface Channel<K extends keyof GatewayEvents> {
  on(listener: Listener<GatewayEvents[K]>): () => void;
  emit(payload: GatewayEvents[K]): void;
}

function channel<K extends keyof GatewayEvents>(keeps: boolean): Channel<K> {
  const listeners = new Set<Listener<GatewayEvents[K]>>();
  let kept: GatewayEvents[K][] | undefined = keeps ? [] : undefined;
  return {
    on(listener) {
      listeners.add(listener);
      const early = kept ?? [];
      kept = undefined;
      // After the caller has its session in hand.
      queueMicrotask(() => {
        for (const payload of early) if (listeners.has(listener)) listener(payload);
      });
      return () => listeners.delete(listener);
    },
    emit(payload) {
      if (kept !== undefined) kept.push(payload);
      else for (const listener of [...listeners]) listener(payload);
    },
  };
}
