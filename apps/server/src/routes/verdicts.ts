import { AppError } from '@mywasender/contract/app-error';
import {
  ActivateBody,
  DeactivateBody,
  Jwks,
  RefreshLicenseBody,
  ValidateBody,
  Verdict,
} from '@mywasender/contract/http/verdict';
import { parseLicenseKey } from '@mywasender/licensing/license-key';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { hashLicenseKey } from '../licenses/license-keys.ts';
import { originOf } from '../plugins/authenticate.ts';
import { addressKey } from '../plugins/rate-limits.ts';
import type { Routes } from '../shared/typed-app.ts';
import { activateLicense } from '../verdict/activate-license.ts';
import { deactivateDevice } from '../verdict/deactivate-device.ts';
import { refreshLicense } from '../verdict/refresh-license.ts';
import { validateLicense } from '../verdict/validate-license.ts';

/** The calls of the app. They answer 200 with a verdict whenever there is a conclusion. */
export const verdictRoutes: Routes = async (app, { deps }) => {
  const tags = ['app'];
  const licenseDeps = { ...deps, tokens: app.tokens };
  const jwks = {
    keys: deps.config.leaseKeys.map(
      ({ publicKey }) => ({ ...publicKey, alg: 'Ed25519', use: 'sig' }) as const,
    ),
  };

  app.get('/.well-known/jwks.json', { schema: { tags, response: { 200: Jwks } } }, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(jwks),
  );

  app.post(
    '/v1/licenses/activate',
    {
      config: { access: 'device' },
      schema: { tags, body: ActivateBody, response: { 200: Verdict } },
      preHandler: async (request) => {
        const parsed = parseLicenseKey(request.body.key);
        // what is no key is not limited by key but by where it comes from
        const key = parsed.ok
          ? hashLicenseKey(deps.secrets.licenseKeyIndex, parsed.key).toString('base64')
          : addressKey(request.ip);
        await app.limits.activate(request, key);
      },
    },
    async (request) => activateLicense(licenseDeps, request.body, originOf(request)),
  );

  app.post(
    '/v1/licenses/validate',
    {
      config: { access: 'device', rateLimit: false },
      schema: { tags, body: ValidateBody, response: { 200: Verdict } },
    },
    async (request) => {
      const claims = await readToken(request, request.body.licenseToken);
      const path = '/v1/licenses/validate';
      return validateLicense(licenseDeps, { ...request.body, claims, path, origin: originOf(request) });
    },
  );

  app.post(
    '/v1/licenses/refresh',
    { config: { access: 'device' }, schema: { tags, body: RefreshLicenseBody, response: { 200: Verdict } } },
    async (request) =>
      refreshLicense(licenseDeps, {
        ...request.body,
        path: '/v1/licenses/refresh',
        origin: originOf(request),
      }),
  );

  app.post(
    '/v1/licenses/deactivate',
    {
      config: { access: 'device', rateLimit: false },
      schema: { tags, body: DeactivateBody, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const claims = await readToken(request, request.body.licenseToken);
      const path = '/v1/licenses/deactivate';
      await deactivateDevice(licenseDeps, {
        claims,
        proof: request.body.proof,
        path,
        origin: originOf(request),
      });
      return reply.status(204).send(null);
    },
  );

  /** A genuine token is limited by its device, anything else by the address it comes from. */
  async function readToken(request: FastifyRequest, token: string) {
    try {
      const claims = app.tokens.readLicense(token);
      await app.limits.device(request, `${claims.sub}/${claims.dev}`);
      return claims;
    } catch (error) {
      if (error instanceof AppError && error.code === 'LICENSE_TOKEN_INVALID') {
        await app.limits.stranger(request, addressKey(request.ip));
      }
      throw error;
    }
  }
};
