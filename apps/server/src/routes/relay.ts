import { AppError } from '@mywasender/contract/app-error';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addressKey } from '../plugins/rate-limits.ts';
import { admitReader } from '../relay/admit-reader.ts';
import { answerChallenge } from '../relay/answer-challenge.ts';
import { fetchWebhooks } from '../relay/fetch-webhooks.ts';
import { openRelay } from '../relay/open-relay.ts';
import { LARGEST_WEBHOOK } from '../relay/relay-limits.ts';
import { takeWebhook } from '../relay/take-webhook.ts';
import { readLicenseToken } from '../shared/read-license-token.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** the bytes of a webhook, which its signature is over */
    rawWebhook: Buffer | null;
  }
}

/** Webhooks of the Cloud API: Meta delivers them, the computers of a license fetch them. */
export const relayRoutes: Routes = async (app, { deps }) => {
  await app.register(webhookRoutes, { deps });

  route(
    app,
    'POST /v1/relay/whatsapp',
    async (request) => {
      const { licenseToken, proof, appSecret, relayId } = request.body;
      const claims = await readLicenseToken(app, request, licenseToken);
      const path = '/v1/relay/whatsapp';
      const { licenseId } = await admitReader(deps, { claims, proof, path, opens: true });
      return openRelay(deps, { licenseId, appSecret, relayId });
    },
    { rateLimit: false },
  );

  route(
    app,
    'POST /v1/relay/whatsapp/:relayId/events',
    async (request) => {
      const { relayId } = request.params;
      const { licenseToken, proof, after } = request.body;
      const claims = await readLicenseToken(app, request, licenseToken);
      const path = `/v1/relay/whatsapp/${relayId}/events`;
      const { licenseId, deviceId } = await admitReader(deps, { claims, proof, path });
      return fetchWebhooks(deps, { relayId, licenseId, deviceId, after });
    },
    { rateLimit: false },
  );

  route(
    app,
    'POST /v1/relay/whatsapp/:relayId/close',
    async (request) => {
      const { relayId } = request.params;
      const { licenseToken, proof } = request.body;
      const claims = await readLicenseToken(app, request, licenseToken);
      const path = `/v1/relay/whatsapp/${relayId}/close`;
      const { licenseId } = await admitReader(deps, { claims, proof, path });
      await deps.db.prisma.relay.deleteMany({ where: { id: relayId, licenseId } });
    },
    { rateLimit: false },
  );
};

/** A scope of its own: bodies stay the bytes they are. */
const webhookRoutes: Routes = async (app, { deps }) => {
  app.decorateRequest('rawWebhook', null);
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: LARGEST_WEBHOOK },
    (request: FastifyRequest, body: Buffer, done) => {
      request.rawWebhook = body;
      done(null, {});
    },
  );

  route(app, 'GET /v1/relay/whatsapp/:relayId', async (request, reply) => {
    const { relayId } = request.params;
    const { 'hub.verify_token': verifyToken, 'hub.challenge': challenge } = request.query;
    const answer = await answerChallenge(deps, { relayId, verifyToken, challenge });
    reply.type('text/plain; charset=utf-8');
    return answer;
  });

  route(
    app,
    'POST /v1/relay/whatsapp/:relayId',
    async (request) => {
      const { relayId } = request.params;
      const signature = request.headers['x-hub-signature-256'];
      const raw = request.rawWebhook ?? Buffer.alloc(0);
      await takeWebhook(deps, { relayId, signature, raw }).catch((error) => strangers(app, request, error));
      return { received: true } as const;
    },
    { rateLimit: false, preHandler: (request) => app.limits.relay(request, request.params.relayId) },
  );
};

/** Who knows no relay, or not its secret, is limited by address. */
async function strangers(app: FastifyInstance, request: FastifyRequest, error: unknown): Promise<never> {
  const code = error instanceof AppError ? error.code : null;
  if (code === 'NOT_FOUND' || code === 'RELAY_SIGNATURE_WRONG') {
    await app.limits.stranger(request, addressKey(request.ip));
  }
  throw error;
}
