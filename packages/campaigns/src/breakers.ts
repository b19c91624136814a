export const BREAKER_REASONS = ['failures', 'opt-outs', 'not-found', 'delivery'] as const;
export type BreakerReason = (typeof BREAKER_REASONS)[number];

/** What happened on one profile since its breakers were last reset. Every list is oldest first. */
export interface BreakerHistory {
  /** Each finished send: did it fail? Skips do not count. */
  readonly sends: readonly { readonly failed: boolean }[];
  /** Each message that left: did this person opt out afterwards? */
  readonly reached: readonly { readonly optedOut: boolean }[];
  /** Each number check with an answer; `unknown` checks are left out by the caller. */
  readonly checks: readonly { readonly found: boolean }[];
  /** Each message that left at least `DELIVERY_SETTLE_MS` ago: was it delivered? */
  readonly settled: readonly { readonly delivered: boolean }[];
}

export interface BreakerTrip {
  readonly reason: BreakerReason;
  /** The bad ones and the sample they were counted in, for the sentence shown to the user. */
  readonly count: number;
  readonly sample: number;
  readonly coolDownMs: number;
}

const HOUR = 3_600_000;

/** A phone that is switched on has acknowledged within two hours (notes/whatsapp.md §4.2). */
export const DELIVERY_SETTLE_MS = 2 * HOUR;

/** Thresholds: campaigns.md "Pace"; the cool-downs and the delivery rule are our judgement. */
export const BREAKERS = {
  failures: { last: 10, trips: 2, coolDownMs: HOUR },
  'opt-outs': { last: 50, minSample: 20, overShare: 0.03, atLeast: 2, coolDownMs: 24 * HOUR },
  'not-found': { last: 50, minSample: 20, overShare: 0.1, coolDownMs: 6 * HOUR },
  delivery: { last: 20, baseline: 50, minBaseline: 20, fallBy: 0.3, coolDownMs: 12 * HOUR },
} as const;

/** Every breaker that trips on this history, the longest cool-down first. Empty means go on. */
export function evaluateBreakers(history: BreakerHistory): readonly BreakerTrip[] {
  return [failures(history), optOuts(history), notFound(history), delivery(history)]
    .filter((trip) => trip !== null)
    .sort((a, b) => b.coolDownMs - a.coolDownMs);
}

function failures({ sends }: BreakerHistory): BreakerTrip | null {
  const rule = BREAKERS.failures;
  const sample = sends.slice(-rule.last);
  const count = sample.filter((send) => send.failed).length;
  return count < rule.trips ? null : trip('failures', count, sample.length);
}

function optOuts({ reached }: BreakerHistory): BreakerTrip | null {
  const rule = BREAKERS['opt-outs'];
  const sample = reached.slice(-rule.last);
  const count = sample.filter((person) => person.optedOut).length;
  // One person is not a share: 1 of 20 is 5 % and says nothing yet. At 50 the rule needs two anyway.
  if (sample.length < rule.minSample || count < rule.atLeast) return null;
  return count / sample.length > rule.overShare ? trip('opt-outs', count, sample.length) : null;
}

function notFound({ checks }: BreakerHistory): BreakerTrip | null {
  const rule = BREAKERS['not-found'];
  const sample = checks.slice(-rule.last);
  const count = sample.filter((check) => !check.found).length;
  if (sample.length < rule.minSample) return null;
  return count / sample.length > rule.overShare ? trip('not-found', count, sample.length) : null;
}

/** Falling means against the profile's own past: some audiences never have their phones on. */
function delivery({ settled }: BreakerHistory): BreakerTrip | null {
  const rule = BREAKERS.delivery;
  const recent = settled.slice(-rule.last);
  const before = settled.slice(-(rule.last + rule.baseline), -rule.last);
  if (recent.length < rule.last || before.length < rule.minBaseline) return null;
  const undelivered = recent.filter((message) => !message.delivered).length;
  const fall = undelivered / recent.length - shareUndelivered(before);
  return fall >= rule.fallBy ? trip('delivery', undelivered, recent.length) : null;
}

function shareUndelivered(messages: readonly { readonly delivered: boolean }[]): number {
  return messages.filter((message) => !message.delivered).length / messages.length;
}

function trip(reason: BreakerReason, count: number, sample: number): BreakerTrip {
  return { reason, count, sample, coolDownMs: BREAKERS[reason].coolDownMs };
}
