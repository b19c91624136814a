import { type Static, Type } from 'typebox';
import { Id, Instant } from './page.ts';

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
});
export type Device = Static<typeof Device>;

/** `GET /v1/licenses/:id/devices` (owner chain) → 200 {@link DeviceList}, last seen first. */
export const DeviceList = Type.Object({ items: Type.Array(Device), nextCursor: Type.Null() });
export type DeviceList = Static<typeof DeviceList>;

/** `DELETE /v1/licenses/:id/devices/:deviceId` (owner chain) → 204. */
export const DeviceParams = Type.Object({ id: Id, deviceId: Id }, { additionalProperties: false });
export type DeviceParams = Static<typeof DeviceParams>;
