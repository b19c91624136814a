import type { TestServer } from '../../testing/test-server.ts';
import { workEvent } from '../work-event.ts';
import type { Delivery } from './payments-fixture.ts';

/** Posts a webhook as its provider does; answers the status. */
export async function postWebhook(
  { app }: TestServer,
  provider: string,
  { raw, headers }: Delivery,
): Promise<number> {
  const reply = await app.inject({
    method: 'POST',
    url: `/v1/payments/webhooks/${provider}`,
    headers: { 'content-type': 'application/json', ...headers },
    payload: raw,
  });
  return reply.statusCode;
}

/** Works on what was stored as the workers would, without their queue; answers how many could not be worked on. */
export async function workEvents({ deps, app }: TestServer, with_ = deps): Promise<number> {
  const waiting = await deps.db.prisma.paymentEvent.findMany({
    where: { state: 'waiting' },
    orderBy: { receivedAt: 'asc' },
  });
  let failed = 0;
  for (const { id } of waiting) {
    await workEvent(with_, id, { last: false, log: app.log }).catch(() => {
      failed++;
    });
  }
  return failed;
}
