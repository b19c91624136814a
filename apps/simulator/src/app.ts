import { randomUUID } from 'node:crypto';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyInstance } from 'fastify';
import { cloudControl } from './graph/cloud-control.ts';
import { graphRoutes } from './graph/graph-routes.ts';
import { createGraphWorld, type GraphRequest, type GraphWorld } from './graph/graph-world.ts';
import { createWebhooks } from './graph/webhooks.ts';
import type { InspectPayments } from './payments/guard-api.ts';
import { keepPayments } from './payments/keep-payments.ts';
import { registerPayments } from './payments/payments.ts';
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
  /** what a test holds requests to the Graph API against; answers with what is wrong */
  readonly inspectGraph?: (request: GraphRequest) => string | null;
  /** the same for the providers of payments, answers too */
  readonly inspectPayments?: InspectPayments;
  /** where what was bought with test money is kept over restarts; in memory alone by default */
  readonly paymentsFile?: string;
}

export interface Simulator {
  /** not listening yet; `close()` ends every socket and timer */
  readonly app: FastifyInstance;
  readonly world: World;
  readonly graph: GraphWorld;
  /** resolves when every webhook of the Cloud API told so far has been delivered or given up */
  readonly webhooksSettled: () => Promise<void>;
  /** resolves when no webhook of a provider of payments is on its way */
  readonly paymentsSettled: () => Promise<void>;
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
  const graph = createGraphWorld(world, options.inspectGraph);
  const webhooks = createWebhooks(graph);
  const payments = registerPayments(app, {
    now: world.now,
    timers: world.timers,
    inspect: options.inspectPayments ?? (() => null),
  });
  if (options.paymentsFile !== undefined) keepPayments(app, payments.world, options.paymentsFile);
  app.addHook('onClose', async () => {
    webhooks.stop();
    payments.stop();
    world.timers.clear();
    world.watchers.clear();
  });
  await app.register(websocket);
  app.get('/health/live', () => ({ status: 'ok' }));
  controlRoutes(app, world, payments.reset);
  cloudControl(app, graph);
  graphRoutes(app, graph, webhooks);
  uploadRoute(app, world);
  await pageRoutes(app, world);
  app.register(async (scope) => {
    pageSocket(scope, world);
    phoneSocket(scope, world);
  });
  await app.ready();
  return { app, world, graph, webhooksSettled: webhooks.settled, paymentsSettled: payments.settled };
}
