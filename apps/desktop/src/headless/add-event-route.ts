import { EVENT_NAMES } from '@mywasender/contract/events';
import type { FastifyInstance } from 'fastify';
import type { StartedCore } from '../host/start-core.ts';

/** A reader that falls this far behind is cut off; it connects again and asks for the state. */
const MAX_UNREAD_BYTES = 8 * 1024 * 1024;

/** `GET /events`: everything the core announces, as server-sent events, in order. */
export function addEventRoute(
  app: FastifyInstance,
  { core, heartbeatMs }: { readonly core: StartedCore; readonly heartbeatMs: number },
): void {
  const open = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const end of open) end();
  });

  app.get('/events', async (request, reply) => {
    const { subscribe } = await core.ready;
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
    });
    stream.write(': connected\n\n');

    const ends = EVENT_NAMES.map((event) =>
      subscribe(event, (payload) => {
        stream.write(`event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`);
        if (stream.writableLength > MAX_UNREAD_BYTES) stream.destroy();
      }),
    );
    const heartbeat = setInterval(() => stream.write(': alive\n\n'), heartbeatMs);
    const end = () => stream.end();
    open.add(end);
    stream.once('close', () => {
      open.delete(end);
      clearInterval(heartbeat);
      for (const unsubscribe of ends) unsubscribe();
    });
  });
}
