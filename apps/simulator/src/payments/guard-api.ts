import type { FastifyInstance, FastifyRequest } from 'fastify';
import qs from 'qs';
import type { PaymentsWorld } from './payments-world.ts';
import type { PaymentExchange, Provider } from './types.ts';

/** Answers with what is wrong with a call or its answer; null when it is as published. */
export type InspectPayments = (exchange: PaymentExchange) => string | null;

/**
 * What stands before every call of a provider's API: an outage the control asked for, and a look at the call and its
 * answer. `refuse` answers a call that is not as published.
 */
export function guardApi(
  scope: FastifyInstance,
  {
    world,
    provider,
    inspect,
  }: { readonly world: PaymentsWorld; readonly provider: Provider; readonly inspect: InspectPayments },
  refuse: (problem: string) => Error,
): void {
  const lost = new WeakSet<FastifyRequest>();
  const exchangeOf = (request: FastifyRequest): PaymentExchange => {
    const [path = '', query = ''] = request.url.slice(provider.length + 1).split('?');
    return { provider, method: request.method, path, query: qs.parse(query), body: request.body };
  };

  scope.addHook('onRequest', async (request, reply) => {
    world.origin = `${request.protocol}://${request.host}`;
    const outage = takeOutage(world, provider);
    if (outage === undefined) return;
    if (outage === 'lost') lost.add(request);
    else if (outage === 'refuse') await reply.code(503).send({ error: { message: 'The provider is down' } });
    else {
      reply.hijack();
      if (outage === 'cut') request.raw.socket.destroy();
    }
  });
  scope.addHook('preHandler', async (request) => {
    const problem = inspect(exchangeOf(request));
    if (problem !== null) throw refuse(problem);
  });
  scope.addHook('onSend', async (request, reply, payload) => {
    if (lost.has(request)) request.raw.socket.destroy();
    if (reply.statusCode === 503) return payload;
    const body: unknown = typeof payload === 'string' && payload !== '' ? JSON.parse(payload) : undefined;
    const problem = inspect({ ...exchangeOf(request), answer: { status: reply.statusCode, body } });
    if (problem !== null) reply.code(500);
    return payload;
  });
}

function takeOutage(world: PaymentsWorld, provider: Provider) {
  const outage = world.outages.get(provider);
  if (outage === undefined) return undefined;
  if (outage.times === 1) world.outages.delete(provider);
  else if (outage.times !== null) world.outages.set(provider, { ...outage, times: outage.times - 1 });
  return outage.mode;
}
