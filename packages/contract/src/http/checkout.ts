import { type Static, Type } from 'typebox';
import { LANGUAGES } from '../languages.ts';
import { MOST_MINOR_UNITS } from '../money.ts';
import { Email } from './auth.ts';
import { RenewalToken } from './license-offers.ts';
import { OrderToken } from './orders.ts';
import { Id } from './page.ts';
import { PaymentProviderName } from './payment-providers.ts';
import { Country } from './prices.ts';

const BillingText = Type.String({ minLength: 1, maxLength: 300 });
/** For the invoice. */
export const Billing = Type.Object(
  {
    name: Type.Optional(BillingText),
    address: Type.Optional(BillingText),
    taxId: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  },
  { additionalProperties: false },
);
export type Billing = Static<typeof Billing>;

/**
 * `POST /v1/checkout` (anyone) → 201 {@link CheckoutAnswer}. Who is signed in buys for their account; others name an
 * address. `licenseId`: that license of one's own goes on, at an offer of `GET /v1/licenses/:id/offers`; `renewalToken`, in
 * its place: that of a mailed link does, at an offer of `POST /v1/renewals/offers`.
 */
export const CheckoutBody = Type.Object(
  {
    priceId: Id,
    licenseId: Type.Optional(Id),
    renewalToken: Type.Optional(RenewalToken),
    /** of the offer, as the buyer saw it: at another one nothing is ordered */
    shownAmount: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_MINOR_UNITS })),
    quantity: Type.Integer({ minimum: 1, maximum: 1000 }),
    provider: PaymentProviderName,
    email: Type.Optional(Email),
    /** needed where the server charges tax */
    country: Type.Optional(Country),
    billing: Type.Optional(Billing),
    language: Type.Optional(Type.Enum(LANGUAGES)),
  },
  { additionalProperties: false },
);
export type CheckoutBody = Static<typeof CheckoutBody>;

/** Where the browser goes to pay: a link (`GET`), or a form whose fields are posted. */
export const HostedPage = Type.Object({
  method: Type.Enum(['GET', 'POST']),
  url: Type.String(),
  fields: Type.Record(Type.String(), Type.String()),
});
export const CheckoutAnswer = Type.Object({
  orderId: Id,
  /** shows this order, and the license keys in it, to whoever has it */
  token: Type.String(),
  page: HostedPage,
});
export type CheckoutAnswer = Static<typeof CheckoutAnswer>;

/** `POST /v1/orders/:id/return` → 303 to the page of the order. The form of a provider that posts one. */
export const OrderReturnQuery = Type.Object({ token: OrderToken }, { additionalProperties: false });
export const OrderReturn = Type.Record(Type.String(), Type.String(), { additionalProperties: false });
export const OrderReturned = Type.String();
