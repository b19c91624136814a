import { type Static, Type } from 'typebox';
import { ALERT_KINDS } from '../alert-kinds.ts';
import { Id, Instant, NullableInstant, PageQueryFields, pageOf } from './page.ts';

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
