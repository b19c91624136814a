import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import qs from 'qs';
import type { TSchema, Type } from 'typebox';
import { guardApi, type InspectPayments } from '../guard-api.ts';
import { newId } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { readBasic } from '../read-basic.ts';
import { readBodies } from '../read-bodies.ts';
import { createSession } from './create-session.ts';
import { API_VERSION, emitEvent } from './emit-event.ts';
import { expand } from './expand.ts';
import { findObject } from './find-object.ts';
import { answerOnce } from './idempotency.ts';
import { listObjects } from './list-objects.ts';
import { expireSession } from './pay-session.ts';
import { readForm } from './read-form.ts';
import { refundCharge } from './refund-charge.ts';
import { cancelSubscription } from './renew-subscription.ts';
import * as schema from './schemas.ts';
import { invalid, StripeError } from './stripe-errors.ts';
import { RESOURCES } from './stripe-lists.ts';

interface ById {
  readonly Params: { readonly id: string };
}

/** Stripe's API as far as a shop with hosted checkout uses it, under `/stripe`. */
export function stripeRoutes(app: FastifyInstance, side: PaymentsSide, inspect: InspectPayments): void {
  const { world } = side;
  const { stripe } = world;
  app.register(
    async (scope) => {
      readBodies(scope);
      guardApi(scope, { world, provider: 'stripe', inspect }, (problem) => invalid(problem));
      scope.addHook('onRequest', async (request, reply) => {
        reply.headers({ 'request-id': newId('req', 14), 'stripe-version': API_VERSION });
        checkKey(side, request);
      });
      scope.setErrorHandler((error, request, reply: FastifyReply) => {
        if (error instanceof StripeError) return reply.code(error.status).send(error.body);
        request.log.error(error);
        return reply.code(500).send({ error: { type: 'api_error', message: 'The stand-in failed.' } });
      });
      scope.setNotFoundHandler((request, reply) =>
        reply.code(404).send({
          error: {
            type: 'invalid_request_error',
            message: `Unrecognized request URL (${request.method}: ${request.url})`,
          },
        }),
      );

      /** A call that changes something: parameters by their schema, once under its key, expanded. */
      const change =
        <S extends TSchema>(body: S, run: (input: Read<S>, id: string) => object) =>
        (request: FastifyRequest<ById>, reply: FastifyReply) => {
          const input: Read<S> = readForm(body, request.body);
          const key = request.headers['idempotency-key']?.toString();
          if (key !== undefined) reply.header('idempotency-key', key);
          const answer = answerOnce(
            world,
            { key, request: [request.method, request.url, request.body ?? null] },
            () => expand(stripe, run(input, request.params.id), expandOf(input)),
          );
          if (answer.replayed) reply.header('idempotent-replayed', 'true');
          return reply.code(answer.status).send(answer.body);
        };

      scope.get('/v1/account', () => describeAccount(side));
      scope.post(
        '/v1/checkout/sessions',
        change(schema.SessionBody, (input) => createSession(world, input)),
      );
      scope.post(
        '/v1/checkout/sessions/:id/expire',
        change(schema.ExpandOnly, (_, id) => {
          const session = findObject(stripe, 'checkout.session', id);
          if (session.status !== 'open')
            throw invalid('Only Checkout Sessions with status open can be expired.');
          expireSession(side, session);
          return session;
        }),
      );
      scope.get<ById>('/v1/checkout/sessions/:id/line_items', (request) => {
        const { id } = findObject(stripe, 'checkout.session', request.params.id);
        return {
          object: 'list',
          data: stripe.orders.get(id)?.items ?? [],
          has_more: false,
          url: `/v1/checkout/sessions/${id}/line_items`,
        };
      });
      scope.post(
        '/v1/refunds',
        change(schema.RefundBody, (input) => refundCharge(side, input)),
      );
      scope.post(
        '/v1/subscriptions/:id',
        change(schema.SubscriptionChange, (input, id) => {
          const subscription = findObject(stripe, 'subscription', id);
          subscription.cancel_at_period_end = input.cancel_at_period_end ?? subscription.cancel_at_period_end;
          subscription.metadata = { ...subscription.metadata, ...input.metadata };
          emitEvent(side, 'customer.subscription.updated', subscription);
          return subscription;
        }),
      );
      scope.delete(
        '/v1/subscriptions/:id',
        change(schema.SubscriptionCancel, (_, id) => cancelSubscription(side, id)),
      );
      for (const { path, kind, filters, list } of RESOURCES) {
        scope.get<ById>(`${path}/:id`, (request) => {
          const { expand: paths } = readForm(schema.ExpandOnly, queryOf(request));
          return expand(stripe, findObject(stripe, kind, request.params.id), paths);
        });
        const known = [...Object.keys(schema.ListQuery.properties), ...filters];
        scope.get(path, (request) => {
          const query = queryOf(request);
          const unknown = Object.keys(query).find((name) => !known.includes(name));
          if (unknown !== undefined) {
            throw invalid(`Received unknown parameter: ${unknown}`, 'parameter_unknown', unknown);
          }
          const paging = readForm(schema.ListQuery, query);
          return expand(stripe, listObjects(list(stripe, query), paging, path), paging.expand);
        });
      }
    },
    { prefix: '/stripe' },
  );
}

type Read<S extends TSchema> = Type.Static<S>;

function queryOf(request: FastifyRequest): Record<string, unknown> {
  return qs.parse(request.url.split('?')[1] ?? '');
}

function expandOf(input: unknown): string[] | undefined {
  return typeof input === 'object' && input !== null && 'expand' in input && Array.isArray(input.expand)
    ? input.expand
    : undefined;
}

/** Bearer or Basic, as Stripe takes both. Throws Stripe's 401; 400 for another version than the stand-in speaks. */
function checkKey({ world }: PaymentsSide, request: FastifyRequest): void {
  const given = readBasic(request)?.split(':')[0];
  const key = given ?? (request.headers.authorization ?? '').replace(/^Bearer /, '');
  const merchant = world.merchants.get('stripe');
  if (merchant === undefined || key !== merchant.keyId) {
    throw new StripeError(401, {
      type: 'invalid_request_error',
      message: key === '' ? 'You did not provide an API key.' : 'Invalid API Key provided.',
    });
  }
  const version = request.headers['stripe-version'];
  if (version !== undefined && version !== API_VERSION) {
    throw invalid(`The stand-in speaks ${API_VERSION} alone, not ${String(version)}.`);
  }
}

function describeAccount({ world }: PaymentsSide) {
  const merchant = world.merchants.get('stripe');
  return {
    id: merchant?.accountId,
    object: 'account',
    charges_enabled: true,
    country: 'US',
    default_currency: 'usd',
    details_submitted: true,
    payouts_enabled: true,
    type: 'standard',
  };
}
