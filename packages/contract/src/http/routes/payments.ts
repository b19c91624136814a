import { ANY_ROLE, OVERSEERS } from '../access.ts';
import { CheckoutAnswer, CheckoutBody, OrderReturn, OrderReturned, OrderReturnQuery } from '../checkout.ts';
import { LicenseOffers, OfferQuery, RenewalBody, RenewalOffers } from '../license-offers.ts';
import { Order, OrderPage, OrderQuery, ReceiptFile, ReceiptQuery } from '../orders.ts';
import { IdParams, PageQuery } from '../page.ts';
import { PaymentComparisonList } from '../payment-comparisons.ts';
import {
  DifferenceQuery,
  PaymentDifference,
  PaymentDifferencePage,
  SettleDifferenceBody,
} from '../payment-differences.ts';
import { PaymentWebhook, PaymentWebhookParams, PaymentWebhookReceived } from '../payment-webhooks.ts';
import { AdminOrderPage, AdminPayment, AdminPaymentQuery } from '../payments.ts';
import { PriceList, PriceQuery } from '../prices.ts';
import {
  AdminPrice,
  AdminProduct,
  AdminProductPage,
  CreatePriceBody,
  CreateProductBody,
  UpdatePriceBody,
  UpdateProductBody,
} from '../products.ts';
import { FailedRefundParams, RefundBody, SettleRefundBody } from '../refunds.ts';
import { Subscription, SubscriptionPage } from '../subscriptions.ts';
import type { RouteTable } from './route.ts';

/** A route anyone may call, and that knows who is signed in. */
const SIGNED_IN_OR_NOT = ['UNAUTHENTICATED', 'SESSION_ENDED', 'FORBIDDEN'] as const;

const PROVIDER_ERRORS = [
  'PAYMENT_PROVIDER_OFF',
  'PAYMENT_PROVIDER_UNREACHABLE',
  'PAYMENT_PROVIDER_REFUSED',
] as const;

export const paymentRoutes = {
  'GET /v1/prices': {
    summary: 'What is sold here and what it costs, in one currency or in all, and the ways to pay.',
    access: 'anyone',
    query: PriceQuery,
    answer: { 200: PriceList },
    errors: [],
  },
  'POST /v1/checkout': {
    summary:
      'Order something: answers the page of the provider where it is paid. The amount is that of the price list, with the tax of the country. Who is signed in buys for their account.',
    access: 'anyone',
    body: CheckoutBody,
    answer: { 201: CheckoutAnswer },
    errors: [
      ...SIGNED_IN_OR_NOT,
      'NOT_FOUND',
      'PRICE_UNAVAILABLE',
      'LICENSE_NOT_OFFERED',
      'OFFER_CHANGED',
      'RENEWAL_LINK_INVALID',
      'TOO_MANY_DEVICES',
      'QUOTA_PACK_BUYER',
      'ORDER_TOO_LARGE',
      ...PROVIDER_ERRORS,
    ],
  },
  'GET /v1/licenses/:id/offers': {
    summary:
      'What a license you bought can go on with, what that costs and until when it would run; or why it cannot be paid on.',
    access: ANY_ROLE,
    params: IdParams,
    query: OfferQuery,
    answer: { 200: LicenseOffers },
    errors: [],
  },
  'POST /v1/renewals/offers': {
    summary:
      'What a license can be renewed with, by the link that was mailed before its end; no account is needed.',
    access: 'anyone',
    body: RenewalBody,
    answer: { 200: RenewalOffers },
    errors: ['RENEWAL_LINK_INVALID'],
  },
  'GET /v1/orders': {
    summary: 'What you ordered, newest first.',
    access: ANY_ROLE,
    query: PageQuery,
    answer: { 200: OrderPage },
    errors: [],
  },
  'GET /v1/orders/:id': {
    summary:
      'One order with its license keys, for its buyer or by the token of the success page. One that is not paid yet is looked up at the provider first.',
    access: 'anyone',
    params: IdParams,
    query: OrderQuery,
    answer: { 200: Order },
    errors: SIGNED_IN_OR_NOT,
  },
  'GET /v1/orders/:id/receipt.pdf': {
    summary:
      'A receipt of an order as a file to print: the one that is named, else the newest. For its buyer, by its token, and for admins and auditors.',
    access: 'anyone',
    params: IdParams,
    query: ReceiptQuery,
    answer: { 200: ReceiptFile },
    media: 'application/pdf',
    errors: [...SIGNED_IN_OR_NOT, 'RECEIPT_MISSING'],
  },
  'POST /v1/orders/:id/return': {
    summary:
      'Where a provider sends the browser of a buyer back with a signed form; it goes on to the page of the order.',
    access: 'anyone',
    params: IdParams,
    query: OrderReturnQuery,
    body: OrderReturn,
    answer: { 303: OrderReturned },
    media: 'text/plain',
    errors: [],
  },
  'POST /v1/payments/webhooks/:provider': {
    summary:
      'A webhook of a payment provider, signed over its bytes as the provider documents it. It is stored and worked on afterwards.',
    access: 'anyone',
    params: PaymentWebhookParams,
    body: PaymentWebhook,
    answer: { 200: PaymentWebhookReceived },
    errors: ['WEBHOOK_SIGNATURE_INVALID', 'WEBHOOK_TOO_OLD'],
  },
  'GET /v1/subscriptions': {
    summary: 'What you pay again and again, newest first.',
    access: ANY_ROLE,
    query: PageQuery,
    answer: { 200: SubscriptionPage },
    errors: [],
  },
  'POST /v1/subscriptions/:id/cancel': {
    summary:
      'End a subscription of yours: nothing more is charged, licenses run to the end of the paid period.',
    access: ANY_ROLE,
    params: IdParams,
    answer: { 200: Subscription },
    errors: PROVIDER_ERRORS,
  },
} as const satisfies RouteTable;

export const adminPaymentRoutes = {
  'GET /v1/admin/payments': {
    summary: 'All orders and what became of them, newest first.',
    access: OVERSEERS,
    query: AdminPaymentQuery,
    answer: { 200: AdminOrderPage },
    errors: [],
  },
  'GET /v1/admin/payments/differences': {
    summary: 'Where the daily comparison found providers and orders to disagree, newest first.',
    access: OVERSEERS,
    query: DifferenceQuery,
    answer: { 200: PaymentDifferencePage },
    errors: [],
  },
  'POST /v1/admin/payments/differences/:id/settle': {
    summary:
      'Say that a difference is dealt with, and why. A later comparison leaves it alone while its sums stay the same.',
    access: ['admin'],
    params: IdParams,
    body: SettleDifferenceBody,
    answer: { 200: PaymentDifference },
    errors: ['CONFLICT'],
  },
  'POST /v1/admin/payments/differences/:id/reopen': {
    summary: 'Take back that a difference was settled.',
    access: ['admin'],
    params: IdParams,
    answer: { 200: PaymentDifference },
    errors: ['CONFLICT'],
  },
  'GET /v1/admin/payments/comparisons': {
    summary: 'When the payments of each provider were compared last, and how that ended.',
    access: OVERSEERS,
    answer: { 200: PaymentComparisonList },
    errors: [],
  },
  'POST /v1/admin/payments/comparisons': {
    summary: 'Begin the daily comparison with every provider now. One that is under way is not begun again.',
    access: ['admin'],
    answer: { 202: PaymentComparisonList },
    errors: [],
  },
  'GET /v1/admin/payments/:id': {
    summary: 'One order with everything the provider told about it.',
    access: OVERSEERS,
    params: IdParams,
    answer: { 200: AdminPayment },
    errors: [],
  },
  'POST /v1/admin/payments/:id/refund': {
    summary:
      'Give money back, all that is left or a part. All of it takes licenses and unused units back, and ends a subscription.',
    access: ['admin'],
    params: IdParams,
    body: RefundBody,
    answer: { 200: AdminPayment },
    idempotent: true,
    errors: [...PROVIDER_ERRORS, 'ORDER_STATE', 'REFUND_TOO_MUCH'],
  },
  'POST /v1/admin/payments/:id/refunds/:refundId/retry': {
    summary: 'Ask the provider once more for a refund that failed.',
    access: ['admin'],
    params: FailedRefundParams,
    answer: { 200: AdminPayment },
    errors: [...PROVIDER_ERRORS, 'REFUND_NOT_OPEN', 'ORDER_STATE', 'REFUND_TOO_MUCH'],
  },
  'POST /v1/admin/payments/:id/refunds/:refundId/settle': {
    summary: 'Say how else the money of a refund that failed was given back. Writes the credit note.',
    access: ['admin'],
    params: FailedRefundParams,
    body: SettleRefundBody,
    answer: { 200: AdminPayment },
    errors: [...PROVIDER_ERRORS, 'REFUND_NOT_OPEN'],
  },
} as const satisfies RouteTable;

export const productRoutes = {
  'GET /v1/admin/products': {
    summary: 'Every product there ever was with its prices, newest first.',
    access: OVERSEERS,
    query: PageQuery,
    answer: { 200: AdminProductPage },
    errors: [],
  },
  'POST /v1/admin/products': {
    summary: 'Add a product: licenses of a plan, or a pack of units for resellers.',
    access: ['admin'],
    body: CreateProductBody,
    answer: { 201: AdminProduct },
    idempotent: true,
    errors: ['PRODUCT_NAME_TAKEN'],
  },
  'PATCH /v1/admin/products/:id': {
    summary: 'Change how a product is described, or end or resume its sale. Orders made before stay.',
    access: ['admin'],
    params: IdParams,
    body: UpdateProductBody,
    answer: { 200: AdminProduct },
    errors: ['PRODUCT_NAME_TAKEN', 'CONFLICT'],
  },
  'POST /v1/admin/prices': {
    summary:
      'Add a price. Its amount is never changed: another one replaces it, and orders made stay at theirs.',
    access: ['admin'],
    body: CreatePriceBody,
    answer: { 201: AdminPrice },
    idempotent: true,
    errors: ['PRICE_EXISTS', 'CONFLICT'],
  },
  'PATCH /v1/admin/prices/:id': {
    summary: 'End or resume the sale at a price. Subscriptions made go on at theirs.',
    access: ['admin'],
    params: IdParams,
    body: UpdatePriceBody,
    answer: { 200: AdminPrice },
    errors: ['PRICE_EXISTS'],
  },
} as const satisfies RouteTable;
