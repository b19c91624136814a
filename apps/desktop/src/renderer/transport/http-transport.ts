import { AppError } from '@mywasender/contract/app-error';
import { EVENTS, type EventName } from '@mywasender/contract/events';
import type { Transport } from '@mywasender/contract/transport';
import { type EventStream, openEventStream } from './event-stream.ts';
import type { HostConnection } from './host-connection.ts';
import { createListeners } from './listeners.ts';
import { readWireError } from './wire-error.ts';

export interface HttpTransportOptions {
  /** Origin of the host without a slash at the end; empty for the page's own. */
  readonly baseUrl: string;
  readonly token: string;
  /** Hands the content to the user; in a browser a download. */
  readonly saveBlob: (content: Blob, name: string) => void;
  /** First pause before connecting the event stream again. Default 500 ms. */
  readonly retryMs?: number;
}

/** Commands as `POST /rpc/<name>`, events as one server-sent stream that is open while somebody listens. */
export function createHttpTransport(options: HttpTransportOptions): HostConnection {
  const { baseUrl, saveBlob, retryMs = 500 } = options;
  const authorization = `Bearer ${options.token}`;
  const listeners = createListeners();
  const reconnected = new Set<() => void>();
  let stream: EventStream | undefined;

  const request = async (path: string, init: RequestInit, type?: string): Promise<Response> => {
    // A command right after a subscription must not run before its events can be heard.
    await stream?.settled;
    let response: Response;
    try {
      response = await fetch(`${baseUrl}${path}`, {
        ...init,
        headers: type === undefined ? { authorization } : { authorization, 'content-type': type },
      });
    } catch (cause) {
      throw new AppError('UNAVAILABLE', {}, cause);
    }
    if (!response.ok) throw readWireError(await response.json().catch(() => undefined));
    return response;
  };

  const listen = (): EventStream =>
    openEventStream({
      connect: (signal) => fetch(`${baseUrl}/events`, { headers: { authorization }, signal }),
      onEvent: ({ event, data }) => {
        if (isEventName(event)) listeners.emit(event, JSON.parse(data));
      },
      onReconnect: () => {
        for (const listener of reconnected) listener();
      },
      retryMs,
    });

  const transport: Transport = {
    call: async (name, input) => {
      const body = JSON.stringify(input);
      const response = await request(`/rpc/${name}`, { method: 'POST', body }, 'application/json');
      return JSON.parse(await response.text());
    },
    subscribe: (event, listener) => {
      const remove = listeners.add(event, listener);
      stream ??= listen();
      return () => {
        remove();
        if (listeners.size > 0) return;
        stream?.stop();
        stream = undefined;
      };
    },
    putFile: async ({ name, content }) => {
      const path = `/files?name=${encodeURIComponent(name)}`;
      const init = { method: 'POST', body: content };
      const response = await request(path, init, 'application/octet-stream');
      const answer: { readonly file: string } = JSON.parse(await response.text());
      return answer.file;
    },
    saveFile: async (token, suggestedName) => {
      const query = `name=${encodeURIComponent(suggestedName)}`;
      const response = await request(`/files/${encodeURIComponent(token)}?${query}`, { method: 'GET' });
      saveBlob(await response.blob(), suggestedName);
    },
  };

  return {
    transport,
    capabilities: { tray: false, nativeDialogs: false },
    onReconnect: (listener) => {
      reconnected.add(listener);
      return () => reconnected.delete(listener);
    },
    close: () => {
      stream?.stop();
      stream = undefined;
    },
  };
}

function isEventName(name: string): name is EventName {
  return Object.hasOwn(EVENTS, name);
}
