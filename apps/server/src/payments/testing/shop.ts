import type { CheckoutBody } from '@mywasender/contract/http/checkout';
import type { TestServer } from '../../testing/test-server.ts';
import type { Person } from '../../testing/world.ts';
import type { OpenOrder } from './payments-fixture.ts';

type Interval = 'month' | 'year';

/** Buying things in a test. */
export function createShop(server: TestServer) {
  const { deps, world, call } = server;

  /** A product with one price, sold by the admin of the world. */
  const sell = async (
    what: { readonly units: number } | { readonly planId?: string } = {},
    price: { readonly amount?: number; readonly interval?: Interval; readonly currency?: string } = {},
  ) => {
    const pack = 'units' in what;
    const planId = pack ? undefined : (what.planId ?? (await world.createPlan()).id);
    const { token } = world.admin;
    const product = await call({
      method: 'POST',
      url: '/v1/admin/products',
      token,
      body: { name: `Product ${crypto.randomUUID()}`, ...(pack ? { units: what.units } : { planId }) },
    });
    const { amount = 9900, currency = 'EUR', interval } = price;
    const made = await call({
      method: 'POST',
      url: '/v1/admin/prices',
      token,
      body: {
        productId: product.json.id,
        currency,
        amount,
        taxIncluded: true,
        ...(interval === undefined ? {} : { interval }),
      },
    });
    return { priceId: String(made.json.id), productId: String(product.json.id), planId };
  };

  const order = async (
    body: Partial<CheckoutBody> & { readonly priceId: string },
    buyer?: Person,
  ): Promise<OpenOrder & { readonly token: string }> => {
    const provider = [...deps.payments.keys()][0] ?? 'stripe';
    const guest = buyer === undefined ? { email: 'guest@example.org' } : {};
    const { status, json } = await call({
      method: 'POST',
      url: '/v1/checkout',
      token: buyer?.token,
      body: { quantity: 1, provider, ...guest, ...body },
    });
    if (status !== 201) throw new Error(`checkout answered ${status} ${json?.code}`);
    const { providerRef } = await deps.db.prisma.order.findUniqueOrThrow({ where: { id: json.orderId } });
    return { orderId: json.orderId, token: json.token, page: json.page, providerRef: providerRef ?? '' };
  };

  /** The order as the success page shows it. */
  const look = async ({ orderId, token }: { readonly orderId: string; readonly token: string }) =>
    (await call({ method: 'GET', url: `/v1/orders/${orderId}?token=${token}` })).json;

  return { sell, order, look };
}
