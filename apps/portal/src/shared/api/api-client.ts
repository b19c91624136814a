import { AppError } from '@mywasender/contract/app-error';
import type { LoginAnswer, LoginBody, SessionUser } from '@mywasender/contract/http/auth';
import { buildRequest } from './build-request.ts';
import { readAnswer, readError } from './read-answer.ts';
import { ROUTES, type Route, type RouteInput } from './routes.ts';
import { createSessionStore, type SessionState, type SessionStore } from './session-store.ts';

export interface ApiDeps {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** runs `task` while no other tab does: two tabs must not present the same refresh cookie at once */
  readonly exclusively: <T>(task: () => Promise<T>) => Promise<T>;
  /** remembers that a refresh cookie should exist, so that a first visit asks for nothing */
  readonly hint: { readonly get: () => boolean; readonly set: (signedIn: boolean) => void };
}

interface CallOptions {
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

export interface ApiClient {
  readonly session: SessionStore;
  /** Rejects with an AppError, its request id in `params.requestId`; with the signal's reason when aborted. */
  readonly call: <Input extends RouteInput, Answer>(
    route: Route<Input, Answer>,
    input: Input,
    options?: CallOptions,
  ) => Promise<Answer>;
  readonly signIn: (body: LoginBody) => Promise<SessionUser>;
  readonly signOut: () => Promise<void>;
  /** Restores the session of the cookie, once. */
  readonly start: () => Promise<SessionState>;
}

/** The server as typed calls. The access token lives in this closure and nowhere else. */
export function createApiClient(deps: ApiDeps): ApiClient {
  const session = createSessionStore();
  let accessToken: string | null = null;
  let refreshing: Promise<void> | null = null;
  let starting: Promise<SessionState> | null = null;

  async function send<Answer>(
    route: Route<RouteInput, Answer>,
    input: RouteInput,
    options: CallOptions,
  ): Promise<Response> {
    const [url, init] = buildRequest(route, input, { accessToken, ...options });
    try {
      return await deps.fetch(url, init);
    } catch (cause) {
      if (options.signal?.aborted === true) throw cause;
      throw new AppError('UNAVAILABLE', {}, cause);
    }
  }

  async function answerOf<Answer>(_route: Route<RouteInput, Answer>, response: Response): Promise<Answer> {
    if (!response.ok) throw await readError(response);
    // The server is built and deployed with the portal from one contract: answers are typed, not checked again.
    return (await readAnswer(response)) as Answer;
  }

  function accept(answer: LoginAnswer): SessionUser {
    accessToken = answer.accessToken;
    deps.hint.set(true);
    session.set({ status: 'signed-in', user: answer.user });
    return answer.user;
  }

  function forget(reason: 'left' | 'ended' | 'none'): void {
    accessToken = null;
    deps.hint.set(false);
    session.set({ status: 'signed-out', reason });
  }

  async function refreshNow(): Promise<void> {
    const response = await send(ROUTES.refresh, { body: {} }, {});
    if (response.status === 401) {
      const error = await readError(response);
      forget('ended');
      throw error;
    }
    accept(await answerOf(ROUTES.refresh, response));
  }

  function refresh(): Promise<void> {
    refreshing ??= deps.exclusively(refreshNow).finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  async function call<Input extends RouteInput, Answer>(
    route: Route<Input, Answer>,
    input: Input,
    options: CallOptions = {},
  ): Promise<Answer> {
    if (route.withToken && refreshing !== null) await refreshing;
    const usedToken = accessToken;
    const response = await send(route, input, options);
    if (response.status !== 401 || !route.withToken) return answerOf(route, response);
    if (accessToken === usedToken) await refresh();
    return answerOf(route, await send(route, input, options));
  }

  return {
    session,
    call,
    signIn: async (body) => accept(await call(ROUTES.login, { body })),
    signOut: async () => {
      try {
        await call(ROUTES.logout, { body: {} });
      } catch (error) {
        // The session was over already: that is what was asked for.
        if (session.get().status !== 'signed-out') throw error;
      }
      forget('left');
    },
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
