import { AppError } from '@mywasender/contract/app-error';
import type { FastifyRequest } from 'fastify';
import { getPayment } from '../payments/admin/get-payment.ts';
import { listPayments } from '../payments/admin/list-payments.ts';
import { refundOrder } from '../payments/admin/refund-order.ts';
import { retryRefund, settleRefund } from '../payments/admin/settle-refund.ts';
import { cancelSubscription } from '../payments/cancel-subscription.ts';
import { createPrice } from '../payments/catalogue/create-price.ts';
import { createProduct } from '../payments/catalogue/create-product.ts';
import { listPrices } from '../payments/catalogue/list-prices.ts';
import { listProducts } from '../payments/catalogue/list-products.ts';
import { updatePrice } from '../payments/catalogue/update-price.ts';
import { updateProduct } from '../payments/catalogue/update-product.ts';
import { checkout } from '../payments/checkout.ts';
import { getOrder } from '../payments/get-order.ts';
import { listOrders } from '../payments/list-orders.ts';
import { listSubscriptions } from '../payments/list-subscriptions.ts';
import { listOffers } from '../payments/offers/list-offers.ts';
import { getReceipt } from '../payments/receipts/get-receipt.ts';
import { askComparison } from '../payments/reconcile/ask-comparison.ts';
import { listComparisons } from '../payments/reconcile/list-comparisons.ts';
import { listDifferences } from '../payments/reconcile/list-differences.ts';
import { reopenDifference, settleDifference } from '../payments/reconcile/settle-difference.ts';
import { listRenewals } from '../payments/reminders/open-renewal.ts';
import { takeNotice } from '../payments/take-notice.ts';
import { takeReturn } from '../payments/take-return.ts';
import { actorIfAny, contextOf, originOf } from '../plugins/authenticate.ts';
import { addressKey } from '../plugins/rate-limits.ts';
import { idempotencyKeyOf } from '../shared/idempotency-key.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';

/** Bytes; the largest events of Stripe have some 100 kB. */
const LARGEST_WEBHOOK = 256 * 1024;

export const paymentRoutes: Routes = async (app, { deps }) => {
  route(app, 'GET /v1/prices', async (request) => listPrices(deps, request.query));
  route(
    app,
    'POST /v1/checkout',
    async (request) => checkout(deps, request.body, await actorIfAny(deps, request), originOf(request)),
    { preHandler: (request) => app.limits.checkout(request, addressKey(request.ip)) },
  );
  route(app, 'GET /v1/licenses/:id/offers', async (request) =>
    listOffers(deps, request.params.id, request.query, contextOf(request).actor),
  );
  route(app, 'POST /v1/renewals/offers', async (request) => listRenewals(deps, request.body));
  route(app, 'GET /v1/orders', async (request) => listOrders(deps, request.query, contextOf(request).actor));
  route(app, 'GET /v1/orders/:id', async (request) =>
    getOrder(
      deps,
      request.params.id,
      { actor: await actorIfAny(deps, request), token: request.query.token },
      request.log,
    ),
  );
  route(app, 'GET /v1/orders/:id/receipt.pdf', async (request, reply) => {
    const { token, receipt } = request.query;
    const by = { actor: await actorIfAny(deps, request), token, receipt };
    const { number, pdf } = await getReceipt(deps, request.params.id, by);
    reply.type('application/pdf');
    reply.header('content-disposition', `inline; filename="receipt-${number}.pdf"`);
    return pdf;
  });
  route(app, 'GET /v1/subscriptions', async (request) =>
    listSubscriptions(deps, request.query, contextOf(request).actor),
  );
  route(app, 'POST /v1/subscriptions/:id/cancel', async (request) =>
    cancelSubscription(deps, request.params.id, contextOf(request)),
  );
  await app.register(webhookRoutes, { deps });
  await app.register(returnRoutes, { deps });
};

/** A scope of its own: bodies stay the bytes they are, which signatures are over. */
const webhookRoutes: Routes = async (app, { deps }) => {
  const bodies = new WeakMap<FastifyRequest, Buffer>();
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: LARGEST_WEBHOOK },
    (request: FastifyRequest, body: Buffer, done) => {
      bodies.set(request, body);
      done(null, {});
    },
  );
  route(
    app,
    'POST /v1/payments/webhooks/:provider',
    async (request) => {
      const { provider } = request.params;
      const raw = bodies.get(request) ?? Buffer.alloc(0);
      await takeNotice(deps, { provider, raw, headers: request.headers }).catch(async (error: unknown) => {
        if (error instanceof AppError) {
          // a wrong secret shows here alone: to the provider no reason is given
          const why = error.cause instanceof Error ? error.cause.message : error.code;
          request.log.warn({ provider, why }, 'a webhook of payments was refused');
          // whoever cannot sign is limited by address
          await app.limits.stranger(request, addressKey(request.ip));
        }
        throw error;
      });
      return { received: true } as const;
    },
    { rateLimit: false },
  );
};

/** A scope of its own: browsers post forms. */
const returnRoutes: Routes = async (app, { deps }) => {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request: FastifyRequest, body: string, done) =>
      done(null, Object.fromEntries(new URLSearchParams(body))),
  );
  route(app, 'POST /v1/orders/:id/return', async (request, reply) => {
    const { token } = request.query;
    const back = { id: request.params.id, token, fields: request.body };
    reply.header('location', await takeReturn(deps, back, request.log));
    return '';
  });
};

export const adminPaymentRoutes: Routes = async (app, { deps }) => {
  route(app, 'GET /v1/admin/payments', async (request) => listPayments(deps, request.query));
  route(app, 'GET /v1/admin/payments/differences', async (request) => listDifferences(deps, request.query));
  route(app, 'POST /v1/admin/payments/differences/:id/settle', async (request) =>
    settleDifference(deps, request.params.id, request.body.reason, contextOf(request)),
  );
  route(app, 'POST /v1/admin/payments/differences/:id/reopen', async (request) =>
    reopenDifference(deps, request.params.id, contextOf(request)),
  );
  route(app, 'GET /v1/admin/payments/comparisons', async () => listComparisons(deps));
  route(app, 'POST /v1/admin/payments/comparisons', async (request) =>
    askComparison(deps, contextOf(request)),
  );
  route(app, 'GET /v1/admin/payments/:id', async (request) => getPayment(deps, request.params.id));
  route(app, 'POST /v1/admin/payments/:id/refund', async (request) =>
    refundOrder(deps, request.params.id, request.body, contextOf(request), idempotencyKeyOf(request)),
  );
  route(app, 'POST /v1/admin/payments/:id/refunds/:refundId/retry', async (request) => {
    const { id: orderId, refundId } = request.params;
    return retryRefund(deps, { orderId, refundId }, contextOf(request));
  });
  route(app, 'POST /v1/admin/payments/:id/refunds/:refundId/settle', async (request) => {
    const { id: orderId, refundId } = request.params;
    const settled = { body: request.body, context: contextOf(request) };
    return settleRefund(deps, { orderId, refundId }, settled);
  });
};

export const productRoutes: Routes = async (app, { deps }) => {
  route(app, 'GET /v1/admin/products', async (request) => listProducts(deps, request.query));
  route(app, 'POST /v1/admin/products', async (request) =>
    createProduct(deps, request.body, contextOf(request), idempotencyKeyOf(request)),
  );
  route(app, 'PATCH /v1/admin/products/:id', async (request) =>
    updateProduct(deps, request.params.id, request.body, contextOf(request)),
  );
  route(app, 'POST /v1/admin/prices', async (request) =>
    createPrice(deps, request.body, contextOf(request), idempotencyKeyOf(request)),
  );
  route(app, 'PATCH /v1/admin/prices/:id', async (request) =>
    updatePrice(deps, request.params.id, request.body.active, contextOf(request)),
  );
};
