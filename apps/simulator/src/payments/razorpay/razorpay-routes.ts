import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { guardApi, type InspectPayments } from '../guard-api.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { readBasic } from '../read-basic.ts';
import { readBodies } from '../read-bodies.ts';
import { capturePayment, createOrder } from './pay-order.ts';
import { findEntity, RazorpayError } from './razorpay-errors.ts';
import { allOf, type RazorpayKind } from './razorpay-state.ts';
import { refundPayment } from './refund-payment.ts';
import * as schema from './schemas.ts';
import { cancelSubscription, createPlan, createSubscription } from './subscriptions.ts';

interface ById {
  readonly Params: { readonly id: string };
}

/** What can be read by id and listed, and what its list is filtered by. */
const LISTS: readonly (readonly [path: string, kind: RazorpayKind, filters: readonly string[]])[] = [
  ['/v1/orders', 'order', ['receipt', 'authorized', 'expand']],
  ['/v1/payments', 'payment', ['expand']],
  ['/v1/refunds', 'refund', []],
  ['/v1/plans', 'plan', []],
  ['/v1/subscriptions', 'subscription', ['plan_id']],
  ['/v1/invoices', 'invoice', ['subscription_id', 'payment_id']],
  ['/v1/disputes', 'dispute', []],
];

/** Razorpay's API as far as a shop with hosted checkout uses it, under `/razorpay`. */
export function razorpayRoutes(app: FastifyInstance, side: PaymentsSide, inspect: InspectPayments): void {
  const { world } = side;
  const { razorpay } = world;
  app.register(
    async (scope) => {
      // a call without a body says it is an empty form
      readBodies(scope);
      guardApi(scope, { world, provider: 'razorpay', inspect }, (problem) => new RazorpayError(400, problem));
      scope.addHook('onRequest', async (request) => checkKey(side, request));
      scope.setErrorHandler((error, request, reply: FastifyReply) => {
        if (error instanceof RazorpayError) return reply.code(error.status).send(error.body);
        request.log.error(error);
        return reply.code(500).send({ error: { code: 'SERVER_ERROR', description: 'The stand-in failed.' } });
      });
      scope.setNotFoundHandler(() => {
        throw new RazorpayError(400, 'The requested URL was not found on the server.');
      });

      const post = <S extends TSchema>(
        path: string,
        body: S,
        run: (input: Static<S>, request: FastifyRequest<ById>) => object,
      ) => scope.post<ById>(path, (request) => run(schema.readBody(body, request.body), request));

      post('/v1/orders', schema.OrderBody, (input) => createOrder(side, input));
      post('/v1/plans', schema.PlanBody, (input) => createPlan(side, input));
      post('/v1/subscriptions', schema.SubscriptionBody, (input) => createSubscription(side, input));
      post('/v1/subscriptions/:id/cancel', schema.CancelBody, ({ cancel_at_cycle_end: atEnd }, { params }) =>
        cancelSubscription(side, params.id, atEnd === true || atEnd === 1),
      );
      post('/v1/payments/:id/capture', schema.CaptureBody, ({ amount }, { params }) =>
        capturePayment(side, params.id, amount),
      );
      post('/v1/payments/:id/refund', schema.RefundBody, (body, { params, headers }) =>
        refundPayment(side, params.id, { body, key: headers['x-refund-idempotency']?.toString() }),
      );
      scope.get<ById>('/v1/orders/:id/payments', ({ params }) => {
        const { id } = findEntity(razorpay, 'order', params.id);
        return collection(allOf(razorpay, 'payment').filter((one) => one.order_id === id));
      });
      scope.get<ById>('/v1/payments/:id/refunds', ({ params }) => {
        const { id } = findEntity(razorpay, 'payment', params.id);
        return collection(allOf(razorpay, 'refund').filter((one) => one.payment_id === id));
      });
      for (const [path, kind, filters] of LISTS) {
        scope.get<ById>(`${path}/:id`, ({ params }) => findEntity(razorpay, kind, params.id));
        scope.get<{ Querystring: Record<string, unknown> }>(path, ({ query }) =>
          page(allOf(razorpay, kind), query, filters),
        );
      }
    },
    { prefix: '/razorpay' },
  );
}

function page(
  all: readonly { readonly created_at: number }[],
  query: Readonly<Record<string, unknown>>,
  filters: readonly string[],
) {
  const known = ['count', 'skip', 'from', 'to', ...filters];
  const extra = Object.keys(query).find((name) => !known.includes(name.replace('[]', '')));
  if (extra !== undefined)
    throw new RazorpayError(400, `${extra} is/are not required and should not be sent`, extra);
  const {
    count = 10,
    skip = 0,
    from = 0,
    to = Number.POSITIVE_INFINITY,
  } = schema.readBody(schema.ListQuery, Value.Convert(schema.ListQuery, { ...query }));
  const meant = all.filter(
    (one) =>
      one.created_at >= from &&
      one.created_at <= to &&
      Object.entries(one).every(
        ([name, value]) => !filters.includes(name) || query[name] === undefined || query[name] === value,
      ),
  );
  return collection(meant.slice(skip, skip + count));
}

function collection(items: readonly object[]) {
  return { entity: 'collection', count: items.length, items };
}

/** Throws Razorpay's 401. */
function checkKey({ world }: PaymentsSide, request: FastifyRequest): void {
  const merchant = world.merchants.get('razorpay');
  if (merchant === undefined || readBasic(request) !== `${merchant.keyId}:${merchant.keySecret}`) {
    throw new RazorpayError(401, 'Authentication failed');
  }
}
