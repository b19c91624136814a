import type { GatewayEvents } from './port.ts';

type Listener<T> = (payload: T) => void;

export interface GatewayEmitter {
  on<K extends keyof GatewayEvents>(event: K, listener: Listener<GatewayEvents[K]>): () => void;
  emit<K extends keyof GatewayEvents>(event: K, payload: GatewayEvents[K]): void;
}

/** Listeners of one session; `on` answers with what takes the listener away. */
export function createEmitter(): GatewayEmitter {
  const listeners: { [K in keyof GatewayEvents]: Set<Listener<GatewayEvents[K]>> } = {
    state: new Set(),
    ack: new Set(),
    incoming: new Set(),
  };
  return {
    on(event, listener) {
      listeners[event].add(listener);
      return () => listeners[event].delete(listener);
    },
    emit(event, payload) {
      for (const listener of [...listeners[event]]) listener(payload);
    },
  };
}
