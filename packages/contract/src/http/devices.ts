import { type Static, Type } from 'typebox';
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
