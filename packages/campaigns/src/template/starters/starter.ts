export const STARTER_KINDS = ['greeting', 'offer', 'reminder', 'event', 'feedback', 'thanks'] as const;

/** A ready-made text; `SENDER` in it is replaced by the name of who writes. */
export interface Starter {
  readonly kind: (typeof STARTER_KINDS)[number];
  readonly name: string;
  readonly text: string;
}

export const SENDER = '%sender%';

export interface StarterSet {
  /** For who has not said their name yet. */
  readonly somebody: string;
  readonly starters: readonly Starter[];
}
