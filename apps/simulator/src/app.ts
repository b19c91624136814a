import { randomUUID } from 'node:crypto';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyInstance } from 'fastify';
import { controlRoutes } from './routes/control-routes.ts';
import { errorAnswers } from './routes/error-answers.ts';
import { pageRoutes } from './routes/page-routes.ts';
import { pageSocket } from './routes/page-socket.ts';
import { phoneSocket } from './routes/phone-socket.ts';
import { uploadRoute } from './routes/upload-route.ts';
import { createWorld, type World } from './world/world.ts';

export interface SimulatorOptions {
  /** milliseconds since 1970; Date.now by default */
  readonly now?: () => number;
  readonly logger?: boolean | { readonly level: string };
}

export interface Simulator {
  /** not listening yet; `close()` ends every socket and timer */
  readonly app: FastifyInstance;
  readonly world: World;
}

export async function buildSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = createWorld(options.now ?? Date.now);
  const app = Fastify({
    logger: options.logger ?? false,
    genReqId: () => randomUUID(),
    bodyLimit: 32 * 1024 * 1024,
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: false } },
  });
  errorAnswers(app);
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('preClose', async () => {
    for (const page of world.pages) page.close();
  });
  app.addHook('onClose', async () => {
    world.timers.clear();
    world.watchers.clear();
  });
  await app.register(websocket);
  app.get('/health/live', () => ({ status: 'ok' }));
  controlRoutes(app, world);
  uploadRoute(app, world);
  await pageRoutes(app, world);
  app.register(async (scope) => {
    pageSocket(scope, world);
    phoneSocket(scope, world);
  });
  await app.ready();
  return { app, world };
}
