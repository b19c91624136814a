import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface RecordedRequest {
  readonly method: string;
  /** without the query */
  readonly path: string;
  /** without `?` */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `hang`: nothing is ever answered. `cut`: the connection ends instead. */
export type Answer =
  | { readonly status?: number; readonly body: unknown; readonly headers?: Record<string, string> }
  | 'hang'
  | 'cut';

/** A provider's API on this machine that answers as it is told and remembers what it was asked. */
export async function startRecordedProvider(answer: (request: RecordedRequest) => Answer | undefined) {
  const requests: RecordedRequest[] = [];
  const server = createServer(async (message, reply) => {
    const { pathname, search } = new URL(message.url ?? '', 'http://localhost');
    const { method = '', headers } = message;
    const path = pathname.replace(/^\/base/, '');
    const request = { method, path, query: search.slice(1), headers, body: await text(message) };
    requests.push(request);
    const given = answer(request) ?? {
      status: 404,
      body: { error: { message: `nothing answers ${method} ${path}` } },
    };
    if (given === 'hang') return;
    if (given === 'cut') return void message.socket.destroy();
    const content = typeof given.body === 'string' ? given.body : JSON.stringify(given.body);
    reply
      .writeHead(given.status ?? 200, { 'content-type': 'application/json', ...given.headers })
      .end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    /** with a path, as stand-ins have one */
    base: `http://127.0.0.1:${port}/base`,
    host: `127.0.0.1:${port}`,
    requests,
    close: () => server.close().closeAllConnections(),
  };
}
