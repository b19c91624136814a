import { DeviceList, DeviceParams } from '@mywasender/contract/http/devices';
import {
  ExtendLicenseBody,
  GenerateLicensesAnswer,
  GenerateLicensesBody,
  License,
  LicenseActionBody,
  LicensePage,
  LicenseQuery,
  LicenseWithKey,
  RevokeLicenseAnswer,
  UpdateLicenseBody,
} from '@mywasender/contract/http/licenses';
import { IdParams } from '@mywasender/contract/http/page';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { resumeLicense, suspendLicense } from '../licenses/change-license-status.ts';
import { listDevices, removeDevice } from '../licenses/devices.ts';
import { extendLicense } from '../licenses/extend-license.ts';
import { generateLicenses } from '../licenses/generate-licenses.ts';
import { getLicense } from '../licenses/get-license.ts';
import { listLicenses } from '../licenses/list-licenses.ts';
import { revokeLicense } from '../licenses/revoke-license.ts';
import { setDeviceBlocked } from '../licenses/set-device-blocked.ts';
import { updateLicense } from '../licenses/update-license.ts';
import { ANY_ROLE, contextOf } from '../plugins/authenticate.ts';
import { idempotencyKeyOf } from '../shared/idempotency-key.ts';
import type { Routes } from '../shared/typed-app.ts';

const SELLERS = ['reseller', 'admin'] as const;

export const licenseRoutes: Routes = async (app, { deps }) => {
  const tags = ['licenses'];
  app.post(
    '/v1/licenses',
    {
      config: { access: SELLERS },
      schema: { tags, body: GenerateLicensesBody, response: { 201: GenerateLicensesAnswer } },
      preHandler: async (request) => {
        const { actor } = contextOf(request);
        if (actor.role === 'reseller') await app.limits.generate(request, actor.id);
      },
    },
    async (request, reply) => {
      const context = contextOf(request);
      const answer = await generateLicenses(deps, request.body, context, idempotencyKeyOf(request));
      return reply.status(201).send(answer);
    },
  );
  app.get(
    '/v1/licenses',
    {
      config: { access: ANY_ROLE },
      schema: { tags, querystring: LicenseQuery, response: { 200: LicensePage } },
    },
    async (request) => listLicenses(deps, request.query, contextOf(request)),
  );
  app.get(
    '/v1/licenses/:id',
    { config: { access: ANY_ROLE }, schema: { tags, params: IdParams, response: { 200: LicenseWithKey } } },
    async (request) => getLicense(deps, request.params.id, contextOf(request)),
  );
  app.patch(
    '/v1/licenses/:id',
    {
      config: { access: SELLERS },
      schema: { tags, params: IdParams, body: UpdateLicenseBody, response: { 200: License } },
    },
    async (request) => updateLicense(deps, request.params.id, request.body, contextOf(request)),
  );

  const action = { tags, params: IdParams, body: LicenseActionBody };
  app.post(
    '/v1/licenses/:id/suspend',
    {
      config: { access: SELLERS },
      schema: { ...action, response: { 200: License } },
      preValidation: bodyOptional,
    },
    async (request) => suspendLicense(deps, request.params.id, request.body.reason, contextOf(request)),
  );
  app.post(
    '/v1/licenses/:id/resume',
    {
      config: { access: SELLERS },
      schema: { ...action, response: { 200: License } },
      preValidation: bodyOptional,
    },
    async (request) => resumeLicense(deps, request.params.id, request.body.reason, contextOf(request)),
  );
  app.post(
    '/v1/licenses/:id/revoke',
    {
      config: { access: SELLERS },
      schema: { ...action, response: { 200: RevokeLicenseAnswer } },
      preValidation: bodyOptional,
    },
    async (request) => revokeLicense(deps, request.params.id, request.body.reason, contextOf(request)),
  );
  app.post(
    '/v1/licenses/:id/extend',
    {
      config: { access: SELLERS },
      schema: { tags, params: IdParams, body: ExtendLicenseBody, response: { 200: License } },
    },
    async (request) => extendLicense(deps, request.params.id, request.body.expiresAt, contextOf(request)),
  );

  app.get(
    '/v1/licenses/:id/devices',
    { config: { access: ANY_ROLE }, schema: { tags, params: IdParams, response: { 200: DeviceList } } },
    async (request) => listDevices(deps, request.params.id, contextOf(request)),
  );
  app.delete(
    '/v1/licenses/:id/devices/:deviceId',
    { config: { access: ANY_ROLE }, schema: { tags, params: DeviceParams, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const { id: licenseId, deviceId } = request.params;
      await removeDevice(deps, { licenseId, deviceId }, contextOf(request));
      return reply.status(204).send(null);
    },
  );
  for (const [verb, blocked] of [
    ['block', true],
    ['unblock', false],
  ] as const) {
    app.post(
      `/v1/licenses/:id/devices/:deviceId/${verb}`,
      {
        config: { access: SELLERS },
        schema: { tags, params: DeviceParams, body: LicenseActionBody, response: { 204: Type.Null() } },
        preValidation: bodyOptional,
      },
      async (request, reply) => {
        const { id: licenseId, deviceId } = request.params;
        await setDeviceBlocked(deps, { licenseId, deviceId, blocked }, contextOf(request));
        return reply.status(204).send(null);
      },
    );
  }
};

/** These calls need no body; without one it is `{}`. */
async function bodyOptional(request: FastifyRequest) {
  request.body ??= {};
}
