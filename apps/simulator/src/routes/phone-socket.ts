import type { FastifyInstance } from 'fastify';
import type { World } from '../world/world.ts';
import { sameOrigin } from './page-socket.ts';

/** Changes within this time are told once. */
const QUIET_MS = 50;

/** Tells a phone page that something changed; it asks for the rest. */
export function phoneSocket(app: FastifyInstance, world: World): void {
  app.get('/_sim/watch', { websocket: true }, (socket, request) => {
    if (!sameOrigin(request.headers.origin, request.headers.host)) {
      socket.close(1008, 'foreign origin');
      return;
    }
    let stop: (() => void) | undefined;
    const tell = (): void => {
      stop ??= world.timers.after(QUIET_MS, () => {
        stop = undefined;
        if (socket.readyState === socket.OPEN) socket.send('changed');
      });
    };
    world.watchers.add(tell);
    socket.on('close', () => {
      world.watchers.delete(tell);
      stop?.();
    });
  });
}
