import { licenseCsv } from '@mywasender/contract/license-csv';
import { listActivationProblems } from '../anomalies/list-activation-problems.ts';
import {
  extendLicenses,
  resumeLicenses,
  revokeLicenses,
  suspendLicenses,
} from '../licenses/bulk-licenses.ts';
import { resumeLicense, suspendLicense } from '../licenses/change-license-status.ts';
import { listDevices, removeDevice } from '../licenses/devices.ts';
import { exportLicenses } from '../licenses/export-licenses.ts';
import { extendLicense } from '../licenses/extend-license.ts';
import { generateLicenses } from '../licenses/generate-licenses.ts';
import { getLicense } from '../licenses/get-license.ts';
import { listLicenses } from '../licenses/list-licenses.ts';
import { mailKeys } from '../licenses/mail-keys.ts';
import { readEffect } from '../licenses/read-effect.ts';
import { renameDevice } from '../licenses/rename-device.ts';
import { revokeLicense } from '../licenses/revoke-license.ts';
import { setDeviceBlocked } from '../licenses/set-device-blocked.ts';
import { transferLicense } from '../licenses/transfer-license.ts';
import { updateLicense } from '../licenses/update-license.ts';
import { contextOf, shopOf } from '../plugins/authenticate.ts';
import { idempotencyKeyOf } from '../shared/idempotency-key.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';

export const licenseRoutes: Routes = async (app, { deps }) => {
  route(
    app,
    'POST /v1/licenses',
    async (request) => generateLicenses(deps, request.body, contextOf(request), idempotencyKeyOf(request)),
    {
      csv: ({ licenses }) => ({
        fileName: `licenses-${deps.now().toISOString().slice(0, 10)}.csv`,
        text: licenseCsv(licenses),
      }),
      preHandler: async (request) => {
        const { actor } = contextOf(request);
        if (actor.sellerId !== null) await app.limits.generate(request, actor.sellerId);
      },
    },
  );
  route(app, 'GET /v1/licenses', async (request) => listLicenses(deps, request.query, contextOf(request)));
  route(app, 'GET /v1/licenses/:id', async (request) =>
    getLicense(deps, request.params.id, contextOf(request)),
  );
  route(app, 'PATCH /v1/licenses/:id', async (request) =>
    updateLicense(deps, request.params.id, request.body, contextOf(request)),
  );
  route(app, 'POST /v1/licenses/:id/suspend', async (request) =>
    suspendLicense(deps, request.params.id, request.body.reason, contextOf(request)),
  );
  route(app, 'POST /v1/licenses/:id/resume', async (request) =>
    resumeLicense(deps, request.params.id, request.body.reason, contextOf(request)),
  );
  route(app, 'POST /v1/licenses/:id/revoke', async (request) =>
    revokeLicense(deps, request.params.id, request.body.reason, contextOf(request)),
  );
  route(app, 'POST /v1/licenses/:id/extend', async (request) =>
    extendLicense(deps, request.params.id, request.body, contextOf(request), idempotencyKeyOf(request)),
  );
  route(app, 'POST /v1/licenses/:id/transfer', async (request) =>
    transferLicense(deps, request.params.id, request.body, contextOf(request)),
  );

  route(app, 'POST /v1/licenses/bulk/suspend', async (request) =>
    suspendLicenses(deps, request.body, contextOf(request), idempotencyKeyOf(request)),
  );
  route(app, 'POST /v1/licenses/bulk/resume', async (request) =>
    resumeLicenses(deps, request.body, contextOf(request), idempotencyKeyOf(request)),
  );
  route(app, 'POST /v1/licenses/bulk/revoke', async (request) =>
    revokeLicenses(deps, request.body, contextOf(request), idempotencyKeyOf(request)),
  );
  route(app, 'POST /v1/licenses/bulk/extend', async (request) =>
    extendLicenses(deps, request.body, contextOf(request), idempotencyKeyOf(request)),
  );

  route(
    app,
    'POST /v1/licenses/bulk/mail',
    async (request) => mailKeys(deps, request.body, contextOf(request), idempotencyKeyOf(request)),
    {
      // a mail goes to whatever address a seller entered: as rarely as licenses are made
      preHandler: async (request) => {
        const { actor } = contextOf(request);
        if (actor.sellerId !== null) await app.limits.mailKeys(request, actor.sellerId);
      },
    },
  );
  route(app, 'POST /v1/licenses/export', async (request, reply) => {
    const file = await exportLicenses(deps, request.body, contextOf(request));
    const day = deps.now().toISOString().slice(0, 10);
    reply.type('text/csv; charset=utf-8; header=present');
    reply.header('content-disposition', `attachment; filename="licenses-${day}.csv"`);
    return file;
  });
  route(app, 'GET /v1/activation-problems', async (request) =>
    listActivationProblems(deps, shopOf(request), request.query),
  );
  route(app, 'GET /v1/licenses/:id/devices', async (request) =>
    listDevices(deps, request.params.id, contextOf(request)),
  );
  route(app, 'GET /v1/licenses/:id/effect', async (request) =>
    readEffect(deps, request.params.id, contextOf(request)),
  );
  route(app, 'PATCH /v1/licenses/:id/devices/:deviceId', async (request) => {
    const { id: licenseId, deviceId } = request.params;
    return renameDevice(deps, { licenseId, deviceId, ...request.body }, contextOf(request));
  });
  route(app, 'DELETE /v1/licenses/:id/devices/:deviceId', async (request) => {
    const { id: licenseId, deviceId } = request.params;
    await removeDevice(deps, { licenseId, deviceId }, contextOf(request));
  });
  for (const [verb, blocked] of [
    ['block', true],
    ['unblock', false],
  ] as const) {
    route(app, `POST /v1/licenses/:id/devices/:deviceId/${verb}`, async (request) => {
      const { id: licenseId, deviceId } = request.params;
      await setDeviceBlocked(deps, { licenseId, deviceId, blocked }, contextOf(request));
    });
  }
};
