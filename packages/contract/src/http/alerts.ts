import { type Static, Type } from 'typebox';
import { ALERT_KINDS } from '../alert-kinds.ts';
import { Id, Instant, NullableInstant, NullableString, PageQueryFields, pageOf } from './page.ts';

/** `POST /v1/admin/alerts/:id/acknowledge` (admin) → 200 {@link Alert}; a second time changes nothing. */
export const Alert = Type.Object({
  id: Id,
  kind: Type.Enum(ALERT_KINDS),
  severity: Type.Enum(['warning', 'critical']),
  /** English; other languages from `kind`, `subject` and `details` */
  message: Type.String(),
  /** an id or an address; empty where the kind says it all */
  subject: Type.String(),
  details: Type.Record(Type.String(), Type.Unknown()),
  /** how often it was raised between the two times */
  count: Type.Integer(),
  createdAt: Instant,
  lastAt: Instant,
  acknowledgedAt: NullableInstant,
});
export type Alert = Static<typeof Alert>;

/** `GET /v1/admin/alerts` → 200 {@link AlertPage}, newest first. `open`: not acknowledged by anybody. */
export const AlertQuery = Type.Object(
  { ...PageQueryFields, kind: Type.Optional(Type.Enum(ALERT_KINDS)), open: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);
export type AlertQuery = Static<typeof AlertQuery>;
export const AlertPage = pageOf(Alert);
export type AlertPage = Static<typeof AlertPage>;

/** The settings of the server that say from how much on it alerts, as they are called in its environment. */
export const ALERT_SETTINGS = [
  'ALERT_FAILED_LOGINS_PER_HOUR',
  'ALERT_FAILED_LOGINS_PER_HOUR_AND_ADDRESS',
  'ALERT_LIMITED_PER_MINUTE_AND_ADDRESS',
  'ALERT_WINDOW_MINUTES',
  'ABUSE_ACTIVATIONS_PER_HOUR',
  'ABUSE_DEVICES_PER_MONTH',
  'ABUSE_MOVES_PER_HOUR',
  'ABUSE_LICENSES_PER_COMPUTER',
] as const;
export type AlertSetting = (typeof ALERT_SETTINGS)[number];

/** `GET /v1/admin/alert-settings` → 200 {@link AlertSettings}. They are changed in the environment of the server alone. */
export const AlertSettings = Type.Object({
  thresholds: Type.Array(Type.Object({ setting: Type.Enum([...ALERT_SETTINGS]), value: Type.Integer() })),
  /** who is mailed; null: every admin */
  mailedTo: NullableString,
  /** they are posted to a webhook as well */
  posted: Type.Boolean(),
});
export type AlertSettings = Static<typeof AlertSettings>;
