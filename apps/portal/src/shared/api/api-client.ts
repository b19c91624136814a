import { AppError } from '@mywasender/contract/app-error';
import { statusOf } from '@mywasender/contract/error-codes';
import type { LoginAnswer, LoginBody } from '@mywasender/contract/http/auth';
import {
  type ApiCall,
  type ApiDownload,
  createApiCall,
  createApiDownload,
} from '@mywasender/contract/http/client/create-api-call';
import { signIn } from '@mywasender/contract/http/client/sign-in';
import type { MfaChallenge } from '@mywasender/contract/http/mfa';
import type { RouteInput } from '@mywasender/contract/http/routes/route-map';
import { createSessionStore, type SessionState, type SessionStore } from './session-store.ts';

export interface ApiDeps {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** runs `task` while no other tab does: two tabs must not present the same refresh cookie at once */
  readonly exclusively: <T>(task: () => Promise<T>) => Promise<T>;
  /** remembers that a refresh cookie should exist, so that a first visit asks for nothing */
  readonly hint: { readonly get: () => boolean; readonly set: (signedIn: boolean) => void };
}

export interface ApiClient {
  readonly session: SessionStore;
  readonly call: ApiCall;
  readonly download: ApiDownload;
  /** Null: signed in. Else what the account asks for after its password; `finishSignIn` goes on. */
  readonly signIn: (body: LoginBody) => Promise<MfaChallenge | null>;
  readonly finishSignIn: <Key extends SecondStep>(route: Key, input: RouteInput<Key>) => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** Asks the server anew who is signed in and what they may. */
  readonly renew: () => Promise<void>;
  /** Restores the session of the cookie, once. */
  readonly start: () => Promise<SessionState>;
}

type SecondStep = 'POST /v1/auth/mfa/verify' | 'POST /v1/auth/passkey/verify';

/** The server as typed calls. The access token lives in this closure and nowhere else. */
export function createApiClient(deps: ApiDeps): ApiClient {
  const session = createSessionStore();
  const server = { fetch: deps.fetch, baseUrl: '', init: { credentials: 'same-origin' } } as const;
  const send = createApiCall(server);
  const sendForFile = createApiDownload(server);
  let accessToken: string | null = null;
  let refreshing: Promise<void> | null = null;
  let starting: Promise<SessionState> | null = null;

  function accept(answer: LoginAnswer): void {
    accessToken = answer.accessToken;
    deps.hint.set(true);
    session.set({ status: 'signed-in', user: answer.user });
  }

  function forget(reason: 'left' | 'ended' | 'none'): void {
    accessToken = null;
    deps.hint.set(false);
    session.set({ status: 'signed-out', reason });
  }

  async function refreshNow(): Promise<void> {
    try {
      accept(await send('POST /v1/auth/refresh', { body: {} }));
    } catch (error) {
      if (error instanceof AppError && statusOf(error.code) === 401) forget('ended');
      throw error;
    }
  }

  function refresh(): Promise<void> {
    refreshing ??= deps.exclusively(refreshNow).finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  /** Does it with the token, and once more with a new one when that has ended. */
  async function withToken<Answer>(attempt: () => Promise<Answer>): Promise<Answer> {
    if (refreshing !== null) await refreshing;
    const usedToken = accessToken;
    try {
      return await attempt();
    } catch (error) {
      if (!isTokenEnd(error)) throw error;
    }
    if (accessToken === usedToken) await refresh();
    return attempt();
  }

  const call: ApiCall = (route, input, options = {}) =>
    withToken(() => send(route, input, { ...options, accessToken }));
  const download: ApiDownload = (route, input, options = {}) =>
    withToken(() => sendForFile(route, input, { ...options, accessToken }));

  return {
    session,
    call,
    download,
    signIn: async (body) => {
      const answer = await signIn(call, body);
      if ('mfaRequired' in answer) return answer;
      accept(answer);
      return null;
    },
    finishSignIn: async (route, input) => accept(await call(route, input)),
    signOut: async () => {
      try {
        await call('POST /v1/auth/logout', { body: {} });
      } catch (error) {
        // The session was over already: that is what was asked for.
        if (session.get().status !== 'signed-out') throw error;
      }
      forget('left');
    },
    renew: refresh,
    start: () => {
      starting ??= restore();
      return starting;
    },
  };

  async function restore(): Promise<SessionState> {
    if (!deps.hint.get()) {
      forget('none');
      return session.get();
    }
    try {
      await refresh();
    } catch (error) {
      if (session.get().status === 'unknown') {
        starting = null;
        throw error;
      }
    }
    return session.get();
  }
}

/** The access token is over; a 401 for any other reason, e.g. a wrong password, is the answer. */
function isTokenEnd(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'UNAUTHENTICATED' || error.code === 'SESSION_ENDED');
}
