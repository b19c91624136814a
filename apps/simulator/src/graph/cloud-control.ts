import { AppError } from '@mywasender/contract/app-error';
import type { FastifyInstance } from 'fastify';
import { digitsOf } from '../world/identity.ts';
import type { GraphWorld } from './graph-world.ts';
import { CallbackBody, CloudFaultsBody, CloudNumberBody } from './schemas.ts';

const CHALLENGE = '1158201444';

/** The calls that drive Meta's side from outside. */
export function cloudControl(app: FastifyInstance, graph: GraphWorld): void {
  app.post<{ Body: CloudNumberBody }>('/_sim/cloud', { schema: { body: CloudNumberBody } }, (request) => {
    const { phoneNumberId, ...given } = request.body;
    const before = graph.numbers.get(phoneNumberId);
    graph.numbers.set(phoneNumberId, {
      displayPhone: `+1555${phoneNumberId.slice(-7).padStart(7, '0')}`,
      verifiedName: 'Simulated business',
      tier: 'TIER_1K',
      quality: 'GREEN',
      templates: [],
      callbackUrl: null,
      subscribed: true,
      ...before,
      phoneNumberId,
      ...given,
    });
    return { numbers: graph.numbers.size };
  });

  app.post<{ Body: CallbackBody }>(
    '/_sim/cloud/callback',
    { schema: { body: CallbackBody } },
    async (request) => {
      const { phoneNumberId, url, verifyToken } = request.body;
      const number = graph.numbers.get(phoneNumberId);
      if (number === undefined) throw new AppError('NOT_FOUND');
      const question = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.verify_token': verifyToken,
        'hub.challenge': CHALLENGE,
      });
      const answer = await fetch(`${url}?${question.toString()}`).then((response) => response.text());
      const verified = answer === CHALLENGE;
      if (verified) number.callbackUrl = url;
      return { verified };
    },
  );

  app.post<{ Body: CloudFaultsBody }>(
    '/_sim/cloud/faults',
    { schema: { body: CloudFaultsBody } },
    (request) => {
      const { errors = [], duplicates = false, outOfOrder = false } = request.body;
      graph.faults = errors.map(({ phone, times, ...fault }) => ({
        ...fault,
        times: times ?? 1,
        ...(phone === undefined ? {} : { phone: digitsOf(phone) }),
      }));
      graph.delivery = { duplicates, outOfOrder };
      return { ok: true };
    },
  );
}
