import type { BillingInterval, Plan, Price, Product } from '../../generated/prisma/client.ts';
import { addTax } from '../tax.ts';
import { endOfPeriod } from './end-of-period.ts';

export type SoldPrice = Price & { readonly product: Product & { readonly plan: Plan | null } };

/** `renew`: the same plan goes on. `now`: another plan from now on. `at-end`: another one from the end of what is paid. */
type OfferKind = 'renew' | 'now' | 'at-end';

export interface Offer {
  readonly kind: OfferKind;
  readonly price: SoldPrice;
  /** tax included; `amount` is what is paid now, lower than the price by what is deducted */
  readonly amount: number;
  readonly tax: number;
  /** of what was paid before: deducted where it is paid once, given back where it is paid again and again */
  readonly unused: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** How a license stands that could get another plan. */
export interface Standing {
  readonly now: Date;
  readonly expiresAt: Date;
  /** what is paid for it now, for how long */
  readonly paid: PricedTime;
  /** of what was paid and not used yet */
  readonly unused: number;
  /** a subscription pays for it; null: it was paid once, or its subscription ended */
  readonly subscription: {
    /** the newest payment can be given back up to this */
    readonly refundable: number;
    /** nothing else paid for the time that runs now */
    readonly alone: boolean;
  } | null;
}

interface PricedTime {
  readonly amount: number;
  readonly interval: BillingInterval | null;
  readonly days: number;
}

/**
 * What a change to this price means: a dearer plan holds from now on, less the unused share of what was paid; a cheaper one,
 * and one whose price does not come to more than that share, begins where what is paid ends.
 */
export function priceChange(price: SoldPrice, rate: number, standing: Standing): Offer {
  const { now, expiresAt, subscription } = standing;
  const { interval } = price;
  const days = price.product.plan?.durationDays ?? 0;
  const full = addTax(price, rate);
  const dearer = isDearer({ amount: full.amount, interval, days }, standing.paid);
  const runs = expiresAt > now;
  const inPlace = subscription === null ? interval === null : interval !== null && subscription.alone;
  const unused = Math.min(standing.unused, subscription?.refundable ?? standing.unused);
  if (runs && dearer && inPlace && full.amount > unused) {
    const until = endOfPeriod(now, interval, days);
    const times = { startsAt: now, endsAt: until };
    if (interval !== null) return { kind: 'now', price, ...full, unused, ...times };
    const due = addTax({ amount: full.amount - unused, taxIncluded: true }, rate);
    return { kind: 'now', price, ...due, unused, ...times };
  }
  return { kind: 'at-end', price, ...full, unused: 0, ...following(price, standing) };
}

/** From where a license goes on, and until when: as long as the time that is paid now lasts, which is not every year as long. */
export function following(
  price: SoldPrice,
  { now, expiresAt }: Pick<Standing, 'now' | 'expiresAt'>,
): Pick<Offer, 'startsAt' | 'endsAt'> {
  const startsAt = expiresAt > now ? expiresAt : now;
  const paid =
    endOfPeriod(now, price.interval, price.product.plan?.durationDays ?? 0).getTime() - now.getTime();
  return { startsAt, endsAt: new Date(startsAt.getTime() + paid) };
}

/** Compared by the day, in whole numbers: a month counts as a twelfth of a year. */
function isDearer(one: PricedTime, other: PricedTime): boolean {
  return one.amount * lengthOf(other) > other.amount * lengthOf(one);
}

/** In twelfths of a day. */
function lengthOf({ interval, days }: PricedTime): number {
  if (interval === null) return Math.max(days, 1) * 12;
  return interval === 'year' ? 365 * 12 : 365;
}
