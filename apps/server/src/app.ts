import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyBaseLogger } from 'fastify';
import { addressBlocksPlugin } from './plugins/address-blocks.ts';
import { alertsPlugin } from './plugins/alerts.ts';
import { apiDocsPlugin } from './plugins/api-docs.ts';
import { auditPlugin } from './plugins/audit.ts';
import { authenticatePlugin } from './plugins/authenticate.ts';
import { drainPlugin } from './plugins/drain.ts';
import { errorHandlerPlugin } from './plugins/error-handler.ts';
import { metricsPlugin } from './plugins/metrics.ts';
import { portalPlugin } from './plugins/portal.ts';
import { answerBadAddress, createClientErrorHandler } from './plugins/protocol-errors.ts';
import { rateLimitsPlugin } from './plugins/rate-limits.ts';
import { compileSerializer, compileValidator } from './plugins/schema-compilers.ts';
import { securityHeadersPlugin } from './plugins/security-headers.ts';
import { shedLoadPlugin } from './plugins/shed-load.ts';
import { storableTextPlugin } from './plugins/storable-text.ts';
import { tokensPlugin } from './plugins/tokens.ts';
import { verdictCountsPlugin } from './plugins/verdict-counts.ts';
import { accountRoutes } from './routes/accounts.ts';
import { adapterRoutes } from './routes/adapter.ts';
import { addressBlockRoutes } from './routes/address-blocks.ts';
import { adminRoutes } from './routes/admin.ts';
import { alertRoutes } from './routes/alerts.ts';
import { authRoutes } from './routes/auth.ts';
import { emailRoutes } from './routes/email.ts';
import { healthRoutes } from './routes/health.ts';
import { incidentRoutes } from './routes/incidents.ts';
import { licenseEventRoutes } from './routes/license-events.ts';
import { licenseRoutes } from './routes/licenses.ts';
import { meRoutes } from './routes/me.ts';
import { adminPaymentRoutes, paymentRoutes, productRoutes } from './routes/payments.ts';
import { planRoutes } from './routes/plans.ts';
import { privacyRoutes } from './routes/privacy.ts';
import { relayRoutes } from './routes/relay.ts';
import { resellerRoutes } from './routes/resellers.ts';
import { factorRoutes, secondFactorRoutes } from './routes/second-factors.ts';
import { siteRoutes } from './routes/site.ts';
import { verdictRoutes } from './routes/verdicts.ts';
import type { ServerDeps } from './shared/deps.ts';

const PORTAL_DIR = fileURLToPath(new URL('../../portal/dist', import.meta.url));
const BODY_LIMIT = 64 * 1024;

/** The whole server without a port: listen on it, or `inject` into it. */
export async function buildApp(
  deps: ServerDeps,
  { logger, portalDir = PORTAL_DIR }: { readonly logger: FastifyBaseLogger; readonly portalDir?: string },
) {
  const { config } = deps;
  const app = Fastify({
    loggerInstance: logger,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: BODY_LIMIT,
    // an id from outside would let callers mix up the log
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    frameworkErrors: answerBadAddress,
    clientErrorHandler: createClientErrorHandler(logger),
    // while stopping, requests on open connections are still answered, in the shape of every answer
    return503OnClosing: false,
    connectionTimeout: 120_000,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(compileSerializer);
  app.removeContentTypeParser('text/plain');

  await app.register(errorHandlerPlugin);
  await app.register(shedLoadPlugin, { deps });
  await app.register(securityHeadersPlugin, { config });
  await app.register(addressBlocksPlugin, { deps });
  await app.register(drainPlugin);
  await app.register(storableTextPlugin);
  await app.register(cookie);
  await app.register(tokensPlugin, { deps });
  await app.register(authenticatePlugin, { deps });
  await app.register(rateLimitsPlugin, { deps });
  await app.register(metricsPlugin, { deps });
  await app.register(verdictCountsPlugin, { deps });
  await app.register(alertsPlugin, { deps });
  await app.register(auditPlugin, { deps });
  if (!config.production) await app.register(apiDocsPlugin);
  await app.register(portalPlugin, { portalDir });
  for (const routes of [
    healthRoutes,
    authRoutes,
    secondFactorRoutes,
    accountRoutes,
    emailRoutes,
    meRoutes,
    privacyRoutes,
    factorRoutes,
    licenseRoutes,
    verdictRoutes,
    licenseEventRoutes,
    relayRoutes,
    adapterRoutes,
    adminRoutes,
    alertRoutes,
    addressBlockRoutes,
    incidentRoutes,
    planRoutes,
    paymentRoutes,
    productRoutes,
    adminPaymentRoutes,
    resellerRoutes,
    siteRoutes,
  ]) {
    await app.register(routes, { deps });
  }
  return app;
}
