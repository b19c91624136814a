import { createPrice } from '../payments/catalogue/create-price.ts';
import { createProduct } from '../payments/catalogue/create-product.ts';
import { listPrices } from '../payments/catalogue/list-prices.ts';
import { listProducts } from '../payments/catalogue/list-products.ts';
import { updatePrice } from '../payments/catalogue/update-price.ts';
import { updateProduct } from '../payments/catalogue/update-product.ts';
import { checkout } from '../payments/checkout.ts';
import { getOrder } from '../payments/get-order.ts';
import { listOrders } from '../payments/list-orders.ts';
import { actorIfAny, contextOf, originOf } from '../plugins/authenticate.ts';
import { addressKey } from '../plugins/rate-limits.ts';
import { idempotencyKeyOf } from '../shared/idempotency-key.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';

export const paymentRoutes: Routes = async (app, { deps }) => {
  route(app, 'GET /v1/prices', async (request) => listPrices(deps, request.query));
  route(
    app,
    'POST /v1/checkout',
    async (request) => checkout(deps, request.body, await actorIfAny(deps, request), originOf(request)),
    { preHandler: (request) => app.limits.checkout(request, addressKey(request.ip)) },
  );
  route(app, 'GET /v1/orders', async (request) => listOrders(deps, request.query, contextOf(request).actor));
  route(app, 'GET /v1/orders/:id', async (request) =>
    getOrder(deps, request.params.id, {
      actor: await actorIfAny(deps, request),
      token: request.query.token,
    }),
  );
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
