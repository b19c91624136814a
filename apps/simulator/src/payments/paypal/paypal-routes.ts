import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { guardApi, type InspectPayments } from '../guard-api.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { readBasic } from '../read-basic.ts';
import { readBodies } from '../read-bodies.ts';
import { listSubscriptionTransactions, searchTransactions } from './list-transactions.ts';
import { captureOrder, createOrder } from './orders.ts';
import { findIn, PaypalError } from './paypal-errors.ts';
import { refundCapture } from './refund-capture.ts';
import * as schema from './schemas.ts';
import { CERT_PATH } from './sign-paypal-webhook.ts';
import type { SigningKey } from './signing-key.ts';
import { cancelSubscription, createPlan, createSubscription } from './subscriptions.ts';
import { verifyWebhook } from './verify-webhook.ts';

/** What the SDK is told; the stand-in's tokens do not end, because its clock need not be the SDK's. */
const TOKEN_SECONDS = 32_400;

interface ById {
  readonly Params: { readonly id: string };
}

/** PayPal's API as far as a shop with its own pages uses it, under `/paypal`. */
export function paypalRoutes(
  app: FastifyInstance,
  side: PaymentsSide,
  {
    inspect,
    signingKey,
  }: { readonly inspect: InspectPayments; readonly signingKey: () => Promise<SigningKey> },
): void {
  const { world } = side;
  const { paypal } = world;
  app.get<ById>(`${CERT_PATH}/:id`, async ({ params }, reply) => {
    const { id, certificates } = await signingKey();
    if (id !== params.id) return reply.code(404).send();
    return reply.type('application/x-pem-file').send(certificates);
  });
  app.register(
    async (scope) => {
      readBodies(scope);
      guardApi(
        scope,
        { world, provider: 'paypal', inspect },
        (problem) => new PaypalError(400, 'INVALID_PARAMETER_SYNTAX', problem),
      );
      scope.addHook('onRequest', async (request) => {
        if (request.url !== '/paypal/v1/oauth2/token') checkToken(side, request);
      });
      scope.setErrorHandler((error, request, reply: FastifyReply) => {
        if (error instanceof PaypalError) return reply.code(error.status).send(error.body);
        request.log.error(error);
        return reply.code(500).send({ name: 'INTERNAL_SERVER_ERROR', message: 'The stand-in failed.' });
      });
      scope.setNotFoundHandler(() => {
        throw new PaypalError(404, 'INVALID_RESOURCE_ID', 'The requested URL does not exist.');
      });

      /** A call that makes something: once under its `PayPal-Request-Id`; short unless `Prefer` asks for all. */
      const post = <S extends TSchema>(
        path: string,
        body: S,
        { status, run }: { readonly status: number; readonly run: (input: Static<S>, id: string) => Shown },
      ) =>
        scope.post<ById>(path, (request, reply) => {
          const input = schema.readBody(body, request.body);
          const answer = once(side, request, () => ({ status, body: run(input, request.params.id) }));
          return reply.code(answer.status).send(shortened(answer.body, request));
        });

      scope.post('/v1/oauth2/token', (request) => giveToken(side, request));
      post('/v2/checkout/orders', schema.OrderBody, {
        status: 201,
        run: (input) => createOrder(side, input),
      });
      post('/v2/checkout/orders/:id/capture', schema.AnyBody, {
        status: 201,
        run: (_, id) => captureOrder(side, id),
      });
      post('/v2/payments/captures/:id/refund', schema.RefundBody, {
        status: 201,
        run: (input, id) => refundCapture(side, id, input),
      });
      post('/v1/billing/plans', schema.PlanBody, { status: 201, run: (input) => createPlan(side, input) });
      post('/v1/billing/subscriptions', schema.SubscriptionBody, {
        status: 201,
        run: (input) => createSubscription(side, input),
      });
      scope.post<ById>('/v1/billing/subscriptions/:id/cancel', (request, reply) => {
        const { reason } = schema.readBody(schema.CancelBody, request.body);
        cancelSubscription(side, request.params.id, reason);
        return reply.code(204).send();
      });
      scope.post('/v1/notifications/verify-webhook-signature', async (request) => ({
        verification_status: verifyWebhook(
          world,
          await signingKey(),
          schema.readBody(schema.VerifyBody, request.body),
        )
          ? 'SUCCESS'
          : 'FAILURE',
      }));

      scope.get<ById>('/v2/checkout/orders/:id', ({ params }) => findIn(paypal.orders, params.id));
      scope.get<ById>('/v2/payments/captures/:id', ({ params }) => findIn(paypal.captures, params.id));
      scope.get<ById>('/v2/payments/refunds/:id', ({ params }) => findIn(paypal.refunds, params.id));
      scope.get<ById>('/v1/billing/plans/:id', ({ params }) => findIn(paypal.plans, params.id));
      scope.get<ById>('/v1/billing/subscriptions/:id', ({ params }) =>
        findIn(paypal.subscriptions, params.id),
      );
      scope.get<ById & { Querystring: { start_time?: string; end_time?: string } }>(
        '/v1/billing/subscriptions/:id/transactions',
        ({ params, query }) => {
          const [from, to] = [Date.parse(query.start_time ?? ''), Date.parse(query.end_time ?? '')];
          if (Number.isNaN(from) || Number.isNaN(to)) {
            throw new PaypalError(400, 'MISSING_REQUIRED_PARAMETER', 'start_time and end_time are needed.');
          }
          return listSubscriptionTransactions(world, params.id, { from, to });
        },
      );
      scope.get<{ Querystring: Record<string, unknown> }>('/v1/reporting/transactions', ({ query }) =>
        searchTransactions(
          world,
          schema.readBody(schema.SearchQuery, Value.Convert(schema.SearchQuery, { ...query })),
        ),
      );
      scope.get<{ Querystring: { disputed_transaction_id?: string } }>(
        '/v1/customer/disputes',
        ({ query }) => {
          const { disputed_transaction_id: id } = query;
          const items = [...paypal.disputes.values()].filter(
            ({ disputed_transactions: about }) =>
              id === undefined || about.some(({ seller_transaction_id: one }) => one === id),
          );
          return { items, links: [] };
        },
      );
      scope.get<ById>('/v1/customer/disputes/:id', ({ params }) => findIn(paypal.disputes, params.id));
      scope.get('/v1/notifications/webhooks-events', () => {
        const events = [...paypal.events.values()].reverse();
        return { events, count: events.length, links: [] };
      });
      scope.get<ById>('/v1/notifications/webhooks-events/:id', ({ params }) =>
        findIn(paypal.events, params.id),
      );
    },
    { prefix: '/paypal' },
  );
}

interface Shown {
  readonly id: string;
  readonly status?: string;
  readonly links?: readonly object[];
}

/** The first answer again under the same id, as 200 but for refunds; PayPal refuses the id for something else. */
function once(
  { world }: PaymentsSide,
  request: FastifyRequest,
  run: () => { readonly status: number; readonly body: Shown },
): { readonly status: number; readonly body: Shown } {
  const id = request.headers['paypal-request-id']?.toString();
  if (id === undefined) return run();
  const { answers } = world.paypal;
  const key = `${request.url} ${id}`;
  const asked = JSON.stringify(request.body ?? {});
  const known = answers.get(key);
  if (known === undefined) {
    const answer = run();
    answers.set(key, {
      request: asked,
      body: structuredClone(answer.body),
      status: request.url.endsWith('/refund') ? 201 : 200,
    });
    return answer;
  }
  if (known.request !== asked) {
    throw new PaypalError(
      422,
      'DUPLICATE_REQUEST_ID',
      'The value of PayPal-Request-Id header has already been used.',
    );
  }
  return { status: known.status, body: known.body };
}

function shortened(body: Shown, request: FastifyRequest): object {
  if (request.headers.prefer === 'return=representation') return body;
  const { id, status, links } = body;
  return { id, status, links };
}

/** Throws PayPal's 401. */
function checkToken({ world }: PaymentsSide, request: FastifyRequest): void {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (!world.paypal.tokens.has(token)) {
    throw new PaypalError(401, 'INVALID_TOKEN', 'Token signature verification failed.');
  }
}

function giveToken({ world }: PaymentsSide, request: FastifyRequest) {
  const merchant = world.merchants.get('paypal');
  if (merchant === undefined || readBasic(request) !== `${merchant.keyId}:${merchant.keySecret}`) {
    throw new PaypalError(401, 'invalid_client', 'Client Authentication failed');
  }
  const token = `A21AA${randomBytes(32).toString('base64url')}`;
  world.paypal.tokens.add(token);
  return {
    scope: 'https://uri.paypal.com/services/payments/payment',
    access_token: token,
    token_type: 'Bearer',
    app_id: 'APP-simulated',
    expires_in: TOKEN_SECONDS,
    nonce: randomBytes(12).toString('hex'),
  };
}
