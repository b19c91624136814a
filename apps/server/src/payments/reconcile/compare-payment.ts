/** A payment as the provider lists it. */
export interface TheirPayment {
  readonly amount: number;
  readonly currency: string;
  readonly refunded: number;
}

/** What we have for it; null: nothing. */
export interface OurPayment {
  readonly amount: number;
  readonly currency: string;
  readonly refunded: number;
  /** the order was handed out, or is over */
  readonly done: boolean;
}

/** minor units */
interface Money {
  readonly amount: number;
  readonly currency: string;
}

type DifferenceKind = 'unknown' | 'not-handed-out' | 'amount' | 'refunded' | 'late' | 'missing';

export interface Difference {
  readonly kind: DifferenceKind;
  /** the sums that differ, of `refunded` what was given back; null: there is none */
  readonly theirs: Money | null;
  readonly ours: Money | null;
}

/** Where the two disagree about one payment; null: nowhere. */
export function comparePayment(theirs: TheirPayment, ours: OurPayment | null): Difference | null {
  const paid = ({ amount, currency }: Money) => ({ amount, currency });
  const givenBack = ({ refunded, currency }: TheirPayment) => ({ amount: refunded, currency });
  if (ours === null) return { kind: 'unknown', theirs: paid(theirs), ours: null };
  if (ours.amount !== theirs.amount || ours.currency !== theirs.currency) {
    return { kind: 'amount', theirs: paid(theirs), ours: paid(ours) };
  }
  if (!ours.done && theirs.refunded < theirs.amount) {
    return { kind: 'not-handed-out', theirs: paid(theirs), ours: paid(ours) };
  }
  if (ours.refunded !== theirs.refunded) {
    return { kind: 'refunded', theirs: givenBack(theirs), ours: givenBack(ours) };
  }
  return null;
}
