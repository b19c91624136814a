import type { LicenseOffers, OfferQuery } from '@mywasender/contract/http/payments';
import type { ServerDeps } from '../../shared/deps.ts';
import type { Actor } from '../../shared/request-context.ts';
import { findOffers } from './find-offers.ts';

/** The offers for a license of one's own, as they are shown. Throws `NOT_FOUND`. */
export async function listOffers(
  deps: Pick<ServerDeps, 'db' | 'config' | 'now' | 'payments'>,
  licenseId: string,
  { country }: OfferQuery,
  actor: Actor,
): Promise<LicenseOffers> {
  const found = await findOffers(deps, { licenseId, country }, actor);
  const { license, refusal, offers } = found;
  return {
    keyEnd: license.keyEnd,
    planName: license.plan.name,
    expiresAt: license.expiresAt?.toISOString() ?? null,
    refusal,
    country: found.country,
    countryNeeded: deps.config.billing.taxes.length > 0,
    providers: [...deps.payments.values()].map(({ name, live }) => ({ name, live })),
    offers: offers.map(({ price, amount, tax, startsAt, endsAt }) => ({
      priceId: price.id,
      name: price.product.name,
      currency: price.currency,
      interval: price.interval,
      amount,
      tax,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
  };
}
