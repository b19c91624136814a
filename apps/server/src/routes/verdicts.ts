import { parseLicenseKey } from '@mywasender/licensing/license-key';
import { hashLicenseKey } from '../licenses/license-keys.ts';
import { activateOffline } from '../offline/activate-offline.ts';
import { contextOf, originOf } from '../plugins/authenticate.ts';
import { addressKey } from '../plugins/rate-limits.ts';
import { readLicenseToken } from '../shared/read-license-token.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';
import { readTrialOffer } from '../trials/read-trial-offer.ts';
import { startTrial } from '../trials/start-trial.ts';
import { activateLicense } from '../verdict/activate-license.ts';
import { deactivateDevice } from '../verdict/deactivate-device.ts';
import { refreshLicense } from '../verdict/refresh-license.ts';
import { validateLicense } from '../verdict/validate-license.ts';

/** The calls of the app. They answer 200 with a verdict whenever there is a conclusion. */
export const verdictRoutes: Routes = async (app, { deps }) => {
  const licenseDeps = { ...deps, tokens: app.tokens };
  const jwks = {
    keys: deps.config.leaseKeys.map(
      ({ publicKey }) => ({ ...publicKey, alg: 'Ed25519', use: 'sig' }) as const,
    ),
    introductions: [...deps.config.leaseKeyIntroductions],
  };

  route(app, 'GET /.well-known/jwks.json', async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=300');
    return jwks;
  });

  route(
    app,
    'POST /v1/licenses/activate',
    async (request) => activateLicense(licenseDeps, request.body, originOf(request)),
    {
      preHandler: async (request) => {
        const parsed = parseLicenseKey(request.body.key);
        // what is no key is not limited by key but by where it comes from
        const key = parsed.ok
          ? hashLicenseKey(deps.secrets.licenseKeyIndex, parsed.key).toString('base64')
          : addressKey(request.ip);
        await app.limits.activate(request, key);
      },
    },
  );

  route(
    app,
    'POST /v1/licenses/validate',
    async (request) => {
      const claims = await readLicenseToken(app, request, request.body.licenseToken);
      const path = '/v1/licenses/validate';
      return validateLicense(licenseDeps, { ...request.body, claims, path, origin: originOf(request) });
    },
    { rateLimit: false },
  );

  route(app, 'GET /v1/trial', async () => readTrialOffer(deps));
  route(
    app,
    'POST /v1/licenses/trial',
    async (request) => {
      const path = '/v1/licenses/trial';
      return startTrial(licenseDeps, { ...request.body, path, origin: originOf(request) });
    },
    { preHandler: async (request) => app.limits.trial(request, addressKey(request.ip)) },
  );
  route(app, 'POST /v1/licenses/:id/offline-activation', async (request) =>
    activateOffline(deps, request.params.id, request.body, contextOf(request)),
  );

  route(app, 'POST /v1/licenses/refresh', async (request) => {
    const path = '/v1/licenses/refresh';
    return refreshLicense(licenseDeps, { ...request.body, path, origin: originOf(request) });
  });

  route(
    app,
    'POST /v1/licenses/deactivate',
    async (request) => {
      const { licenseToken, proof } = request.body;
      const claims = await readLicenseToken(app, request, licenseToken);
      const path = '/v1/licenses/deactivate';
      await deactivateDevice(licenseDeps, { claims, proof, path, origin: originOf(request) });
    },
    { rateLimit: false },
  );
};
