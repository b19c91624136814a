import { type Static, Type } from 'typebox';
import { LICENSE_CODE_LIST, type LicenseAction, type LicenseCode } from '../license-codes.ts';
import { nullable, oneOf, strictObject, Timestamp } from './basics.ts';

const LicenseCodeSchema = Type.Unsafe<LicenseCode>(oneOf(LICENSE_CODE_LIST));

/** A computer the license is used on, as the server lists it when the limit is reached. */
export const LicenseDevice = strictObject({
  id: Type.String(),
  name: Type.String(),
  platform: Type.String(),
  lastSeenAt: nullable(Timestamp),
});
export type LicenseDevice = Static<typeof LicenseDevice>;

/**
 * `active`: a lease is in force. `grace`: the server could not be reached lately, sending goes on until
 * `graceUntil`. `read-only`: everything can be seen and exported, nothing is sent. `unlicensed`: no key yet.
 */
export const LicenseState = strictObject({
  mode: oneOf(['unlicensed', 'active', 'grace', 'read-only']),
  /** Last conclusion of the server; null before the first activation. */
  code: nullable(LicenseCodeSchema),
  detail: Type.String(),
  action: Type.Unsafe<LicenseAction>(Type.String()),
  keyEnd: nullable(Type.String()),
  planId: nullable(Type.String()),
  planName: nullable(Type.String()),
  licenseExpiresAt: nullable(Timestamp),
  graceUntil: nullable(Timestamp),
  nextCheckAt: nullable(Timestamp),
  lastCheck: nullable(
    strictObject({
      at: Timestamp,
      result: oneOf(['valid', 'denied', 'unreachable', 'invalid-answer']),
    }),
  ),
  /** `behind`: the computer's clock stands before a time already seen; one online check cures it. */
  clock: oneOf(['ok', 'behind']),
  serverUrl: Type.String(),
  deviceName: Type.String(),
  /** How this computer is told apart: by its hardware, or by a random id where that cannot be read. */
  deviceIdSource: oneOf(['hardware', 'install']),
  /** Filled when `code` is DEVICE_LIMIT_REACHED: choose one to replace. */
  devices: Type.Array(LicenseDevice),
});
export type LicenseState = Static<typeof LicenseState>;
