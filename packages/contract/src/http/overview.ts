import { type Static, Type } from 'typebox';
import { NullableAuditChain } from './admin.ts';
import { Instant, NullableInstant } from './page.ts';
import { PaymentProviderName } from './payment-providers.ts';
import { StretchUnit } from './statistics.ts';

/** First day of a stretch of time in UTC, e.g. `2026-11-01`. */
const From = Type.String({ format: 'date' });

/** What was said to apps in a stretch of time; exact to the few seconds a server gathers before it writes. */
export const VerdictPoint = Type.Object({
  from: From,
  /** computers that were activated, and those that were refused it */
  activated: Type.Integer(),
  activationsRefused: Type.Integer(),
  /** checks of an activated computer that were answered yes, and no */
  checked: Type.Integer(),
  checksRefused: Type.Integer(),
});
export type VerdictPoint = Static<typeof VerdictPoint>;

/** Money by its receipts; minor units, tax included. */
export const MoneyOverTime = Type.Object({
  /** what was paid in one currency by one provider */
  series: Type.Array(
    Type.Object({
      provider: PaymentProviderName,
      currency: Type.String(),
      /** false: test money */
      live: Type.Boolean(),
    }),
  ),
  points: Type.Array(
    Type.Object({
      from: From,
      /** in the order of `series` */
      paid: Type.Array(Type.Integer()),
      givenBack: Type.Array(Type.Integer()),
    }),
  ),
});
export type MoneyOverTime = Static<typeof MoneyOverTime>;

/** `GET /v1/admin/overview` (admin, auditor) → 200. What is counted over time is at most a minute old, the rest is of now. */
export const AdminOverview = Type.Object({
  countedAt: Instant,
  unit: StretchUnit,
  verdicts: Type.Array(VerdictPoint),
  money: MoneyOverTime,
  /** what waits for somebody */
  open: Type.Object({
    criticalAlerts: Type.Integer(),
    otherAlerts: Type.Integer(),
    /** noticed within the last 7 days */
    anomalies: Type.Integer(),
    /** payments that do not go together with their order */
    payments: Type.Integer(),
    /** where a provider and the orders disagree */
    differences: Type.Integer(),
    incidents: Type.Integer(),
    /** when the supervisory authority must have been told of the first of them that it was not told of yet */
    incidentDueAt: NullableInstant,
    /** jobs that failed for the last time */
    deadJobs: Type.Integer(),
  }),
  health: Type.Object({
    version: Type.String(),
    database: Type.Enum(['embedded', 'postgresql']),
    redis: Type.Enum(['ok', 'unavailable', 'off']),
    /** jobs not finished yet */
    openJobs: Type.Integer(),
  }),
  /** null: the audit trail was not verified yet */
  chain: NullableAuditChain,
});
export type AdminOverview = Static<typeof AdminOverview>;
