import { randomUUID } from 'node:crypto';
import { COMMAND_NAMES, COMMANDS } from '@mywasender/contract/commands/command-map';
import { errorsOfCommand } from '@mywasender/contract/commands/errors-of-command';
import { EVENTS } from '@mywasender/contract/events';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import { runCommand } from '../host/run-command.ts';
import type { StartedCore } from '../host/start-core.ts';
import { addErrorAnswers } from './add-error-answers.ts';
import { addEventRoute } from './add-event-route.ts';
import { addFileRoutes } from './add-file-routes.ts';
import { addPageRoutes } from './add-page-routes.ts';
import { requireKnownCaller, requireToken } from './check-caller.ts';

export interface HeadlessAppInput {
  readonly core: StartedCore;
  readonly token: string;
  /** Folder of the built renderer. */
  readonly rendererDir: string;
  readonly log: Logger;
  /** Names, besides the loopback ones, the host may be addressed by. */
  readonly extraHostnames?: readonly string[];
  /** Pause between two signs of life on an event stream. */
  readonly heartbeatMs?: number;
}

/** The core over HTTP for a browser on this machine. Not listening yet. */
export async function createApp(input: HeadlessAppInput): Promise<FastifyInstance> {
  const { core, token, log, extraHostnames = [], heartbeatMs = 15_000 } = input;
  const loggerInstance: FastifyBaseLogger = log.child({});
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    forceCloseConnections: true,
  });
  app.removeContentTypeParser('text/plain');
  addErrorAnswers(app, log);
  app.addHook('onRequest', requireKnownCaller(extraHostnames));

  app.get('/health/live', async () => ({ status: 'ok' }));
  await app.register(async (scope) => addPageRoutes(scope, { core, rendererDir: input.rendererDir }));
  await app.register(async (scope) => {
    scope.addHook('onRequest', requireToken(token));
    scope.get('/rpc', async () => describeApi());
    scope.post<{ Params: { name: string } }>('/rpc/:name', async (request) =>
      runCommand(await core.ready, request.params.name, request.body ?? {}),
    );
    addEventRoute(scope, { core, heartbeatMs });
    addFileRoutes(scope, core);
  });
  return app;
}

function describeApi() {
  return {
    commands: COMMAND_NAMES.map((name) => {
      const { summary, input, output } = COMMANDS[name];
      return { name, summary, input, output, errors: errorsOfCommand(COMMANDS[name]) };
    }),
    events: Object.entries(EVENTS).map(([name, payload]) => ({ name, payload })),
  };
}
