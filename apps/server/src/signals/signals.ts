/** Something changed that somebody connected may be waiting for. Names what, never how: the database is asked. */
export interface Signal {
  readonly kind: 'address-block' | 'license' | 'plan' | 'relay' | 'session' | 'user';
  readonly id: string;
}

/** Fan-out of changes to whoever listens, in this instance and in the others. */
export interface Signals {
  /** After the commit of the change. Never fails: who misses a signal learns of the change at its next check. */
  publish(signal: Signal): void;
  /** The listener must not throw. Returns the function that ends it. */
  subscribe(listener: (signal: Signal) => void): () => void;
}

/** Signals within this process. */
export function createLocalSignals(): Signals {
  const listeners = new Set<(signal: Signal) => void>();
  return {
    publish(signal) {
      for (const listener of listeners) listener(signal);
    },
    subscribe(listener) {
      // an own function each time: the same listener may subscribe twice and end once
      const entry = (signal: Signal) => listener(signal);
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}
