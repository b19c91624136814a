import { type Static, Type } from 'typebox';
import { LicenseStatus } from './licenses.ts';
import { Id, Instant, NullableString, PageQueryFields, pageOf } from './page.ts';

export const ANOMALY_KINDS = [
  'activations-per-hour',
  'devices-per-month',
  'device-in-two-places',
  'licenses-per-computer',
] as const;
export type AnomalyKind = (typeof ANOMALY_KINDS)[number];

/** Something that looks like abuse of a license; nothing was done about it. */
export const Anomaly = Type.Object({
  id: Id,
  kind: Type.Enum(ANOMALY_KINDS),
  /** what was counted for: id of the license or device, or component and hash of the computer */
  subject: Type.String(),
  /** the license it was noticed at */
  licenseId: NullableString,
  /** that license as it is now; null: there is none any more */
  license: Type.Union([
    Type.Object({
      keyEnd: Type.String(),
      planName: Type.String(),
      customerEmail: NullableString,
      status: LicenseStatus,
    }),
    Type.Null(),
  ]),
  /** of the device it was counted for; null: it was not counted for one */
  deviceName: NullableString,
  /** highest count of the day */
  count: Type.Integer(),
  threshold: Type.Integer(),
  firstAt: Instant,
  lastAt: Instant,
});
export type Anomaly = Static<typeof Anomaly>;

/** `GET /v1/admin/anomalies` (admin) → 200 {@link AnomalyPage}, newest first. */
export const AnomalyQuery = Type.Object(
  {
    ...PageQueryFields,
    kind: Type.Optional(Type.Enum(ANOMALY_KINDS)),
    licenseId: Type.Optional(Id),
  },
  { additionalProperties: false },
);
export type AnomalyQuery = Static<typeof AnomalyQuery>;
export const AnomalyPage = pageOf(Anomaly);
export type AnomalyPage = Static<typeof AnomalyPage>;
