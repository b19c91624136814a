import { type Static, Type } from 'typebox';
import { LICENSE_CODE_LIST, type LicenseCode } from '../license-codes.ts';
import { Id, Instant, NullableInstant } from './page.ts';

/** One computer bound to a license. */
export const Device = Type.Object({
  id: Id,
  name: Type.String(),
  /** e.g. `win32`, `darwin`, `linux` */
  platform: Type.String(),
  appVersion: Type.String(),
  activatedAt: Instant,
  /** exact to 5 minutes */
  lastSeenAt: Instant,
  /** activated by a license file: it runs until then, also when it is removed here */
  offlineUntil: NullableInstant,
  /** takes no place and is refused until it is unblocked; sellers alone are told of it */
  blocked: Type.Optional(Type.Literal(true)),
});
export type Device = Static<typeof Device>;

/** `GET /v1/licenses/:id/devices` (owner chain) → 200 {@link DeviceList}, last seen first, blocked ones last. */
export const DeviceList = Type.Object({ items: Type.Array(Device), nextCursor: Type.Null() });
export type DeviceList = Static<typeof DeviceList>;

/** `DELETE /v1/licenses/:id/devices/:deviceId` (owner chain) → 204. */
export const DeviceParams = Type.Object({ id: Id, deviceId: Id }, { additionalProperties: false });
export type DeviceParams = Static<typeof DeviceParams>;

/** `PATCH /v1/licenses/:id/devices/:deviceId` (owner chain) → 200 {@link Device}. */
export const RenameDeviceBody = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }) },
  { additionalProperties: false },
);
export type RenameDeviceBody = Static<typeof RenameDeviceBody>;

/** What a stopped license did to one computer. */
export const DeviceEffect = Type.Object({
  id: Id,
  name: Type.String(),
  platform: Type.String(),
  /** exact to 5 minutes */
  lastAskedAt: Instant,
  /** what it was told then; null: it was never refused since this is kept */
  told: Type.Unsafe<LicenseCode | null>({ enum: [...LICENSE_CODE_LIST, null] }),
  /** since when it is told so */
  toldAt: NullableInstant,
  /** it was refused, or what it was given has run out */
  stopped: Type.Boolean(),
  /** until when it may go on, or could have, if it never asks; null: it was refused */
  runsUntil: NullableInstant,
});
export type DeviceEffect = Static<typeof DeviceEffect>;

/** `GET /v1/licenses/:id/effect` (its seller, overseers) → 200: how far a suspension or revocation has come. */
export const LicenseEffect = Type.Object({
  /** when the license was suspended or revoked; null: neither */
  since: NullableInstant,
  /** all that may have run on it then, those that have not stopped first */
  devices: Type.Array(DeviceEffect),
  stopped: Type.Integer(),
  /** when the last one stops that never asks; null: all have stopped */
  until: NullableInstant,
});
export type LicenseEffect = Static<typeof LicenseEffect>;
