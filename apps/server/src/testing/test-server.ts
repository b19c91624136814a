import type { ErrorCode } from '@mywasender/contract/error-codes';
import { errorsOf } from '@mywasender/contract/http/routes/errors-of';
import { ROUTES, type RouteKey } from '@mywasender/contract/http/routes/route-map';
import type { InjectOptions } from 'fastify';
import { buildApp } from '../app.ts';
import type { ServerConfig } from '../config/server-config.ts';
import { migrateDatabase } from '../db/migrate-database.ts';
import { openDatabase } from '../db/open-database.ts';
import { openRedis } from '../redis/open-redis.ts';
import { createDeps } from '../shared/create-deps.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { createLogger } from '../shared/logger.ts';
import { PRISMA_DIR } from './prisma-dir.ts';
import { testConfig } from './test-config.ts';
import { createWorld, type World } from './world.ts';

export interface TestServerOptions {
  readonly config?: Partial<ServerConfig>;
  readonly portalDir?: string;
  readonly payments?: ServerDeps['payments'];
  /** the people of another instance on the same database, with the same secrets */
  readonly world?: World;
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly headers?: Record<string, string>;
  /** address the request comes from; a new one for each call by default, so that limits do not meet */
  readonly ip?: string;
}

/** A whole server on a database, without a port, with a clock the test turns. */
export async function startTestServer(
  database: { readonly databaseUrl: string | null; readonly dataDir: string },
  { config: overrides = {}, portalDir, world, payments }: TestServerOptions = {},
) {
  const config = await testConfig({ ...database, ...overrides });
  const databaseErrors: Error[] = [];
  const db = await openDatabase({ ...database, onError: (error) => databaseErrors.push(error) });
  await migrateDatabase(db, PRISMA_DIR);
  const clock = { ms: Date.now() };
  const log: string[] = [];
  const logger = createLogger(config.logLevel, { write: (line: string) => log.push(line) });
  const { redisUrl } = config.operation;
  const redis = redisUrl === null ? null : await openRedis(redisUrl, logger);
  const deps = await createDeps(config, db, {
    redis,
    now: () => new Date(clock.ms),
    random: () => 0.5,
    ...(payments ? { payments } : {}),
  });
  const app = await buildApp(deps, { logger, ...(portalDir === undefined ? {} : { portalDir }) });
  await app.ready();
  let calls = 0;

  const call = async ({ method, url, body, token, headers, ip }: Call) => {
    calls++;
    const options: InjectOptions = {
      method,
      url,
      remoteAddress: ip ?? `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    };
    if (body !== undefined) options.headers = { 'content-type': 'application/json', ...options.headers };
    const reply = await app.inject(options);
    return {
      status: reply.statusCode,
      headers: reply.headers,
      cookies: reply.cookies,
      text: reply.body,
      json: reply.headers['content-type']?.toString().startsWith('application/json') ? reply.json() : null,
    };
  };

  return {
    app,
    deps,
    /** with tokens, for use cases called directly */
    licenseDeps: { ...deps, tokens: app.tokens },
    clock,
    log,
    databaseErrors,
    call,
    world: world ?? (await createWorld(deps, app.tokens)),
    async close() {
      await app.close();
      redis?.close();
      await db.close();
      const unnamed = unnamedRefusals(log);
      if (unnamed.length > 0) throw new Error(`not named by the contract: ${unnamed.join(', ')}`);
    },
  };
}

/** Codes the server answered with that the contract does not name for the route. */
function unnamedRefusals(log: readonly string[]): readonly string[] {
  const refusals = log
    .filter((line) => line.includes('"msg":"refused"'))
    .map((line): { code: ErrorCode; route?: RouteKey } => JSON.parse(line))
    .filter(({ code, route }) => route !== undefined && !errorsOf(ROUTES[route]).includes(code))
    .map(({ code, route }) => `${route} ${code}`);
  return [...new Set(refusals)];
}
