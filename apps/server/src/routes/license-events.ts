import { AppError } from '@mywasender/contract/app-error';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { admitListener } from '../events/admit-listener.ts';
import { createLicenseStreams } from '../events/create-license-streams.ts';
import { readLicenseToken } from '../shared/read-license-token.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';

/** Connections cost memory and little else; a second instance is due long before. */
const MOST_STREAMS = 10_000;
/** Bytes not taken by the other side before it counts as gone. */
const MOST_WAITING = 16 * 1024;

/** Tells apps that are online at once that their license changed. */
export const licenseEventRoutes: Routes = async (app, { deps }) => {
  const streams = createLicenseStreams(deps.signals, { mostStreams: MOST_STREAMS });
  // before the server waits for connections to end: these would not end by themselves
  app.addHook('preClose', async () => streams.stop());

  route(
    app,
    'GET /v1/licenses/events',
    async (request, reply) => {
      const { token, proof } = readHeaders(request);
      const claims = await readLicenseToken(app, request, token);
      const listener = await admitListener(deps, {
        claims,
        proof,
        method: 'GET',
        path: '/v1/licenses/events',
      });
      const connection = {
        write: (text: string) => {
          if (reply.raw.destroyed) return false;
          if (!reply.raw.headersSent) begin(reply);
          reply.raw.write(text);
          return reply.raw.writableLength < MOST_WAITING;
        },
        end: () => reply.raw.end(),
      };
      reply.raw.on('close', streams.open(listener, connection));
      return '';
    },
    { rateLimit: false },
  );
};

/** From here on the answer is ours; headers set so far (security, request id) go with it. */
function begin(reply: FastifyReply): void {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // its end ends the connection: a server that stops waits for those kept alive
    connection: 'close',
    // proxies that buffer would hold the news back
    'x-accel-buffering': 'no',
  });
}

function readHeaders(request: FastifyRequest) {
  const token = /^DPoP ([\w.-]{20,4096})$/.exec(request.headers.authorization ?? '')?.[1];
  const proof = request.headers.dpop;
  if (token === undefined) throw new AppError('LICENSE_TOKEN_INVALID', { reason: 'missing' });
  if (typeof proof !== 'string' || proof.length > 4096) {
    throw new AppError('DEVICE_PROOF_INVALID', { reason: 'missing' });
  }
  return { token, proof };
}
