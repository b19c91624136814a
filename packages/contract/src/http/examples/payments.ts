import type { RenewalOffers } from '../license-offers.ts';
import type { Order } from '../orders.ts';
import type { PaymentComparison } from '../payment-comparisons.ts';
import type { PaymentDifference } from '../payment-differences.ts';
import type { AdminOrder, AdminPayment } from '../payments.ts';
import type { Price } from '../prices.ts';
import type { AdminPrice, AdminProduct } from '../products.ts';
import type { adminPaymentRoutes, paymentRoutes, productRoutes } from '../routes/payments.ts';
import type { Subscription } from '../subscriptions.ts';
import type { RouteExamples } from './route-examples.ts';
import { KEY, LICENSE_ID, PLAN_ID, plan } from './sample.ts';

const PRODUCT_ID = '4f1d0c9b-8a7e-4d6c-b5a4-93827160f577';
const PRICE_ID = '2b3c4d5e-6f70-4182-93a4-b5c6d7e8f988';
const ORDER_ID = '9e8d7c6b-5a49-4837-a261-504f3e2d1c99';
const ORDER_TOKEN = 'wq3Zk1B7p0m8Jv5sX2yT9cL6dR4nH1uG0aE8fK7iQ3o';

const price: Price = { id: PRICE_ID, currency: 'EUR', amount: 9900, interval: 'year', taxIncluded: true };
const adminPrice: AdminPrice = {
  ...price,
  active: true,
  createdAt: '2026-11-01T08:00:00.000Z',
  providerPlans: [{ provider: 'paypal', live: true, amount: 9900, planRef: 'P-5ML4271244454362WXNWU5NQ' }],
};
const product = {
  id: PRODUCT_ID,
  kind: 'license',
  name: 'MyWASender Standard',
  description: plan.description,
  units: null,
} as const;
const adminProduct: AdminProduct = {
  ...product,
  planId: PLAN_ID,
  planName: plan.name,
  active: true,
  onSale: true,
  version: 0,
  createdAt: '2026-11-01T08:00:00.000Z',
  prices: [adminPrice],
};
const difference: PaymentDifference = {
  id: '6a7b8c9d-0e1f-4203-8415-263748596a7b',
  provider: 'paypal',
  kind: 'unknown',
  reference: '3C679366HH908993F',
  orderId: null,
  theirs: { amount: 9900, currency: 'EUR' },
  ours: null,
  foundAt: '2026-11-26T04:20:31.000Z',
  resolvedAt: null,
  settledReason: null,
};
const comparison: PaymentComparison = {
  provider: 'paypal',
  live: true,
  running: false,
  comparedAt: '2026-11-26T04:20:31.000Z',
  payments: 84,
  differences: 1,
  problem: null,
};
const order: Order = {
  id: ORDER_ID,
  state: 'fulfilled',
  provider: 'stripe',
  live: true,
  currency: 'EUR',
  amount: 9900,
  tax: 1581,
  taxName: 'VAT',
  taxRate: 1900,
  interval: 'year',
  refunded: 0,
  createdAt: '2026-11-25T09:00:00.000Z',
  paidAt: '2026-11-25T09:01:12.000Z',
  lines: [
    {
      kind: 'license',
      description: 'MyWASender Standard, 1 year',
      quantity: 1,
      unitAmount: 9900,
      units: null,
      licenseId: null,
    },
  ],
  goods: 'ready',
  licenses: [
    {
      id: LICENSE_ID,
      key: KEY,
      keyEnd: KEY.slice(-5),
      planName: plan.name,
      status: 'active',
      expiresAt: '2027-11-25T09:01:12.000Z',
      pendingDays: null,
    },
  ],
  units: 0,
  receipts: [
    {
      id: '5f4e3d2c-1b0a-4f9e-8d7c-6b5a49382716',
      kind: 'invoice',
      number: '2026-000123',
      currency: 'EUR',
      amount: 9900,
      tax: 1581,
      issuedAt: '2026-11-25T09:01:12.000Z',
    },
  ],
};
const { goods: _goods, licenses: _licenses, units: _units, receipts: _receipts, ...summary } = order;

const subscription: Subscription = {
  id: '6a5b4c3d-2e1f-4098-a7b6-c5d4e3f20a11',
  orderId: ORDER_ID,
  state: 'active',
  provider: 'stripe',
  live: true,
  description: 'MyWASender Standard, 1 year',
  currency: 'EUR',
  amount: 9900,
  interval: 'year',
  periodEnd: '2027-11-25T09:01:12.000Z',
  runsUntil: '2027-11-25T09:01:12.000Z',
  cancelAskedAt: null,
  createdAt: '2026-11-25T09:01:12.000Z',
};
const adminOrder: AdminOrder = {
  ...summary,
  buyerId: null,
  email: 'ada@example.com',
  country: 'DE',
  problem: null,
  debtUnits: 0,
  fraudWarnedAt: null,
  fulfilledAt: '2026-11-25T09:01:12.000Z',
  providerRef: 'cs_live_a1b2',
};
const payment: AdminPayment = {
  ...adminOrder,
  paymentRef: 'pi_3OaB1cDeFgHiJkLm',
  subscriptionRef: 'sub_1OaB1cDeFgHiJkLm',
  subscription: { state: 'active', periodEnd: '2027-11-25T09:01:12.000Z' },
  licenses: [{ id: LICENSE_ID, keyEnd: KEY.slice(-5), status: 'active' }],
  invoices: [
    {
      paidAt: '2026-11-25T09:01:10.000Z',
      periodEnd: '2027-11-25T09:01:12.000Z',
      amount: 9900,
      refunded: 0,
    },
  ],
  receipts: order.receipts,
  refundable: 9900,
  refunds: [],
  events: [
    {
      eventId: 'evt_1NG8Du2eZvKYlo2CUI79vXWy',
      type: 'checkout.session.completed',
      state: 'done',
      problem: null,
      receivedAt: '2026-11-25T09:01:11.000Z',
    },
  ],
};

const failedRefund: AdminPayment['refunds'][number] = {
  id: '1f2e3d4c-5b6a-4978-8695-a4b3c2d1e0f2',
  amount: 9900,
  reason: 'not what the customer needed',
  state: 'failed',
  takeBack: false,
  problem: 'lost_or_stolen_card',
  settlement: 'bank transfer of 27 November',
  createdAt: '2026-11-26T08:00:00.000Z',
  settledAt: '2026-11-27T09:30:00.000Z',
};

const renewalOffers: RenewalOffers = {
  keyEnd: KEY.slice(-5),
  planName: plan.name,
  expiresAt: '2026-12-06T09:01:12.000Z',
  refusal: null,
  country: 'DE',
  countryNeeded: true,
  providers: [{ name: 'stripe', live: true }],
  offers: [
    {
      kind: 'renew',
      priceId: PRICE_ID,
      name: product.name,
      currency: 'EUR',
      interval: null,
      amount: 9900,
      tax: 1581,
      startsAt: '2026-12-06T09:01:12.000Z',
      endsAt: '2027-12-06T09:01:12.000Z',
      unused: 0,
      deviceLimit: plan.deviceLimit,
      devicesOver: 0,
    },
  ],
};

export const adminPaymentExamples: RouteExamples<keyof typeof adminPaymentRoutes> = {
  'GET /v1/admin/payments': { answer: { items: [adminOrder], nextCursor: null } },
  'GET /v1/admin/payments/differences': { answer: { items: [difference], nextCursor: null } },
  'POST /v1/admin/payments/differences/:id/settle': {
    body: { reason: 'Paid by mistake, given back at the provider' },
    answer: {
      ...difference,
      resolvedAt: '2026-11-26T09:00:00.000Z',
      settledReason: 'Paid by mistake, given back at the provider',
    },
  },
  'POST /v1/admin/payments/differences/:id/reopen': { answer: difference },
  'GET /v1/admin/payments/comparisons': { answer: { items: [comparison], nextCursor: null } },
  'POST /v1/admin/payments/comparisons': {
    answer: { items: [{ ...comparison, running: true }], nextCursor: null },
  },
  'GET /v1/admin/payments/:id': { answer: payment },
  'POST /v1/admin/payments/:id/refund': {
    body: { reason: 'not what the customer needed' },
    answer: {
      ...payment,
      refundable: 0,
      state: 'refunded',
      refunded: 9900,
      licenses: [{ id: LICENSE_ID, keyEnd: KEY.slice(-5), status: 'revoked' }],
      refunds: [
        {
          id: '1f2e3d4c-5b6a-4978-8695-a4b3c2d1e0f2',
          amount: 9900,
          reason: 'not what the customer needed',
          state: 'done',
          takeBack: false,
          problem: null,
          settlement: null,
          createdAt: '2026-11-26T08:00:00.000Z',
          settledAt: null,
        },
      ],
    },
  },
  'POST /v1/admin/payments/:id/refunds/:refundId/retry': { answer: payment },
  'POST /v1/admin/payments/:id/refunds/:refundId/settle': {
    body: { how: 'bank transfer of 27 November', goods: 'keep' },
    answer: { ...payment, refundable: 0, refunds: [failedRefund] },
  },
};

export const paymentExamples: RouteExamples<keyof typeof paymentRoutes> = {
  'GET /v1/prices': {
    answer: {
      providers: [{ name: 'stripe', live: true }],
      currencies: ['EUR', 'USD'],
      taxes: [{ country: 'DE', name: 'VAT', rate: 1900 }],
      products: [
        {
          ...product,
          plan: {
            id: PLAN_ID,
            name: plan.name,
            deviceLimit: plan.deviceLimit,
            durationDays: plan.durationDays,
            entitlements: plan.entitlements,
            limits: plan.limits,
          },
          prices: [price],
        },
      ],
    },
  },
  'POST /v1/checkout': {
    body: { priceId: PRICE_ID, quantity: 1, provider: 'stripe', email: 'ada@example.com', country: 'DE' },
    answer: {
      orderId: ORDER_ID,
      token: ORDER_TOKEN,
      page: { method: 'GET', url: 'https://checkout.stripe.com/c/pay/cs_live_a1b2', fields: {} },
    },
  },
  'GET /v1/licenses/:id/offers': {
    answer: { ...renewalOffers, changeRefusal: 'not-sold', changes: [] },
  },
  'POST /v1/renewals/offers': {
    body: { token: ORDER_TOKEN, country: 'DE' },
    answer: renewalOffers,
  },
  'GET /v1/orders': { answer: { items: [summary], nextCursor: null } },
  'GET /v1/orders/:id': { answer: order },
  'GET /v1/orders/:id/receipt.pdf': { answer: '%PDF-1.3 …' },
  'POST /v1/orders/:id/return': {
    body: {
      razorpay_payment_id: 'pay_29QQoUBi66xm2f',
      razorpay_order_id: 'order_9A33XWu170gUtm',
      razorpay_signature: '9ef4dffbfd84f1318f6739a3ce19f9d85851857ae648f114332d8401e0949a3d',
    },
    answer: '',
  },
  'GET /v1/subscriptions': { answer: { items: [subscription], nextCursor: null } },
  'POST /v1/subscriptions/:id/cancel': {
    answer: { ...subscription, state: 'cancelled', cancelAskedAt: '2026-11-26T08:00:00.000Z' },
  },
  'POST /v1/payments/webhooks/:provider': {
    body: { id: 'evt_1NG8Du2eZvKYlo2CUI79vXWy', type: 'checkout.session.completed', data: {} },
    answer: { received: true },
  },
};

export const productExamples: RouteExamples<keyof typeof productRoutes> = {
  'GET /v1/admin/products': { answer: { items: [adminProduct], nextCursor: null } },
  'POST /v1/admin/products': {
    body: { name: product.name, description: product.description, planId: PLAN_ID },
    answer: { ...adminProduct, onSale: false, prices: [] },
  },
  'PATCH /v1/admin/products/:id': {
    body: { active: false, version: 0 },
    answer: { ...adminProduct, active: false, onSale: false, version: 1 },
  },
  'POST /v1/admin/prices': {
    body: {
      productId: PRODUCT_ID,
      currency: 'EUR',
      amount: 9900,
      interval: 'year',
      taxIncluded: true,
      replaces: '5d6e7f80-9102-4b3c-8d4e-5f60718293a4',
    },
    answer: { ...adminPrice, providerPlans: [] },
  },
  'PATCH /v1/admin/prices/:id': { body: { active: false }, answer: { ...adminPrice, active: false } },
};
