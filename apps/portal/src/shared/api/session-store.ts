import type { SessionUser } from '@mywasender/contract/http/auth';

export type SessionState =
  | { readonly status: 'unknown' }
  | { readonly status: 'signed-out'; readonly reason: 'left' | 'ended' | 'none' }
  | { readonly status: 'signed-in'; readonly user: SessionUser };

export interface SessionStore {
  readonly get: () => SessionState;
  readonly set: (state: SessionState) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Who is signed in, for the router and the components alike. */
export function createSessionStore(): SessionStore {
  let state: SessionState = { status: 'unknown' };
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (next) => {
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
