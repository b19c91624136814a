import type {
  LicenseOffer,
  LicenseOffers,
  OfferQuery,
  RenewalOffers,
} from '@mywasender/contract/http/license-offers';
import type { ServerDeps } from '../../shared/deps.ts';
import type { Actor } from '../../shared/request-context.ts';
import { devicesOver } from './devices-over.ts';
import { type FoundOffers, findOffers } from './find-offers.ts';
import type { PaidLicense } from './paid-periods.ts';
import type { Offer } from './price-change.ts';

/** The offers for a license of one's own, as they are shown. Throws `NOT_FOUND`. */
export async function listOffers(
  deps: Pick<ServerDeps, 'db' | 'config' | 'now' | 'payments'>,
  licenseId: string,
  { country }: OfferQuery,
  actor: Actor,
): Promise<LicenseOffers> {
  const found = await findOffers(deps, { licenseId, country }, actor);
  return {
    ...presentRenewals(deps, found),
    changeRefusal: found.changeRefusal,
    changes: found.changes.map((offer) => presentOffer(found.license, offer)),
  };
}

/** The part of it that keeps the plan. */
export function presentRenewals(
  deps: Pick<ServerDeps, 'config' | 'payments'>,
  { license, refusal, country, offers }: FoundOffers,
): RenewalOffers {
  return {
    keyEnd: license.keyEnd,
    planName: license.plan.name,
    expiresAt: license.expiresAt?.toISOString() ?? null,
    refusal,
    country,
    countryNeeded: deps.config.billing.taxes.length > 0,
    providers: [...deps.payments.values()].map(({ name, live }) => ({ name, live })),
    offers: offers.map((offer) => presentOffer(license, offer)),
  };
}

function presentOffer(license: PaidLicense, offer: Offer): LicenseOffer {
  const { kind, price, amount, tax, unused, startsAt, endsAt } = offer;
  const { plan } = price.product;
  return {
    kind,
    priceId: price.id,
    name: price.product.name,
    currency: price.currency,
    interval: price.interval,
    amount,
    tax,
    unused,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    deviceLimit: license.deviceLimit ?? plan?.deviceLimit ?? 0,
    devicesOver: kind === 'renew' ? 0 : devicesOver(license, plan),
  };
}
