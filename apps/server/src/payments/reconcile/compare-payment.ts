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

type DifferenceKind = 'unknown' | 'not-handed-out' | 'amount' | 'refunded' | 'late' | 'missing';

export interface Difference {
  readonly kind: DifferenceKind;
  readonly theirs: string;
  readonly ours: string;
}

/** Where the two disagree about one payment; null: nowhere. */
export function comparePayment(theirs: TheirPayment, ours: OurPayment | null): Difference | null {
  const money = ({ amount, currency }: Pick<TheirPayment, 'amount' | 'currency'>) => `${amount} ${currency}`;
  if (ours === null) return { kind: 'unknown', theirs: money(theirs), ours: 'no order' };
  if (ours.amount !== theirs.amount || ours.currency !== theirs.currency) {
    return { kind: 'amount', theirs: money(theirs), ours: money(ours) };
  }
  if (!ours.done && theirs.refunded < theirs.amount) {
    return { kind: 'not-handed-out', theirs: 'paid', ours: 'not handed out' };
  }
  if (ours.refunded !== theirs.refunded) {
    return { kind: 'refunded', theirs: `${theirs.refunded} given back`, ours: `${ours.refunded} given back` };
  }
  return null;
}
