import type { ErrorTable } from './error-table.ts';

/** Raised where money is asked for, taken or given back. */
export const paymentErrors = {
  PAYMENT_PROVIDER_UNREACHABLE: {
    status: 503,
    message: '{provider} cannot be reached at the moment. Nothing was charged; try again in a minute.',
  },
  PAYMENT_PROVIDER_REFUSED: { status: 502, message: '{provider} refused the request ({reason}).' },
  PAYMENT_PROVIDER_OFF: {
    status: 409,
    message: '{provider} is not set up on this server. Choose another way to pay.',
  },
  WEBHOOK_SIGNATURE_INVALID: {
    status: 400,
    message: 'The signature of this webhook is missing or wrong. Check the webhook secret of the server.',
  },
  WEBHOOK_TOO_OLD: {
    status: 400,
    message: 'This webhook was signed more than 5 minutes ago. Check the clock of the server.',
  },
  PRICE_UNAVAILABLE: {
    status: 409,
    message: 'This price is no longer offered. Load the price list again.',
  },
  LICENSE_NOT_OFFERED: {
    status: 409,
    message: 'Nothing can be paid for this license now ({reason}).',
  },
  TOO_MANY_DEVICES: {
    status: 409,
    message: 'This plan is for fewer computers. Take {count} out of the license first.',
  },
  OFFER_CHANGED: { status: 409, message: 'The price is another one by now. Look at it again.' },
  RENEWAL_LINK_INVALID: {
    status: 410,
    message:
      'This link has expired, or the license has another owner by now. Sign in with the address it was bought with to renew it.',
  },
  QUOTA_PACK_BUYER: { status: 403, message: 'Packs of licenses are sold to signed-in resellers only.' },
  ORDER_TOO_LARGE: {
    status: 409,
    message: 'This order is larger than one payment may be. Order fewer at a time.',
  },
  ORDER_STATE: { status: 409, message: 'This order is {state} and cannot be {action}.' },
  REFUND_TOO_MUCH: {
    status: 409,
    message: 'At most {most} (in the smallest unit of {currency}) of this order can be given back.',
  },
  REFUND_NOT_OPEN: {
    status: 409,
    message: 'This refund did not fail, or somebody dealt with it already. Load the payment again.',
  },
  RECEIPT_MISSING: {
    status: 404,
    message: 'There is no receipt for this order: nothing was paid yet.',
  },
  PRODUCT_NAME_TAKEN: { status: 409, message: 'There is a product with this name already.' },
  PRICE_EXISTS: {
    status: 409,
    message: 'This product has a price for this currency and interval already. End its sale first.',
  },
} as const satisfies ErrorTable;
