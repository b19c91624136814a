import { type Static, Type } from 'typebox';
import { Id, Instant, NullableInstant, NullableString, nullableEnum } from './page.ts';
import { PaymentWays } from './payment-providers.ts';
import { Country, Currency, NullableInterval } from './prices.ts';

/** What follows the # of a link that was mailed before a license ends. */
export const RenewalToken = Type.String({ minLength: 20, maxLength: 100 });

/** Why a license cannot be paid on. */
export const OFFER_REFUSALS = [
  'not-bought',
  'revoked',
  'suspended',
  'trial',
  'not-started',
  'without-end',
  'subscription',
  'not-sold',
] as const;
/** Why it cannot get another plan. `several`: its subscription pays for other licenses too. `changing`: it is about to. */
export const CHANGE_REFUSALS = [
  ...OFFER_REFUSALS.filter((refusal) => refusal !== 'subscription'),
  'several',
  'changing',
  'past-due',
] as const;

/**
 * What a license can go on with. `renew`: its plan. Another plan: `now`, with the unused share of what was paid deducted
 * (paid once) or given back (a subscription), or `at-end` of what is paid.
 */
export const LicenseOffer = Type.Object({
  kind: Type.Enum(['renew', 'now', 'at-end']),
  priceId: Id,
  name: Type.String(),
  currency: Currency,
  /** null: paid once */
  interval: NullableInterval,
  /** what is paid now, tax included */
  amount: Type.Integer(),
  tax: Type.Integer(),
  /** the unused share of what was paid before */
  unused: Type.Integer(),
  startsAt: Instant,
  /** if it is paid now */
  endsAt: Instant,
  deviceLimit: Type.Integer(),
  /** computers that have to be taken out first; none is thrown off */
  devicesOver: Type.Integer(),
});
export type LicenseOffer = Static<typeof LicenseOffer>;

/** `GET /v1/licenses/:id/offers` (its customer) → 200 {@link LicenseOffers}. */
export const OfferQuery = Type.Object({ country: Type.Optional(Country) }, { additionalProperties: false });
export type OfferQuery = Static<typeof OfferQuery>;
const offerFields = {
  keyEnd: Type.String(),
  planName: Type.String(),
  expiresAt: NullableInstant,
  /** null: there are offers */
  refusal: nullableEnum(OFFER_REFUSALS),
  /** whose tax is in the amounts; asked for, or that of the last order */
  country: NullableString,
  /** tax depends on the country: without one there are no offers */
  countryNeeded: Type.Boolean(),
  providers: PaymentWays,
  offers: Type.Array(LicenseOffer),
};
export const LicenseOffers = Type.Object({
  ...offerFields,
  /** null: there are other plans */
  changeRefusal: nullableEnum(CHANGE_REFUSALS),
  changes: Type.Array(LicenseOffer),
});
export type LicenseOffers = Static<typeof LicenseOffers>;

/** `POST /v1/renewals/offers` (whoever has the mailed link) → 200 {@link RenewalOffers}: of its license, with its plan. */
export const RenewalBody = Type.Object(
  { token: RenewalToken, country: Type.Optional(Country) },
  { additionalProperties: false },
);
export type RenewalBody = Static<typeof RenewalBody>;
export const RenewalOffers = Type.Object(offerFields);
export type RenewalOffers = Static<typeof RenewalOffers>;
