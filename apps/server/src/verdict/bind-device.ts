import { randomUUID } from 'node:crypto';
import type { DevicePublicKey, Fingerprint } from '@mywasender/contract/http/verdict';
import { matchFingerprint } from '@mywasender/licensing/fingerprint';
import { hashAddress } from '../anomalies/watch-move.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Device, License, Plan, Prisma } from '../generated/prisma/client.ts';
import { effectiveTerms } from '../licenses/license-terms.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { stringsOf } from '../shared/numbers-of.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { emitEvent } from '../webhooks/emit-event.ts';
import { claimPlace, type PlaceRefusal } from './claim-place.ts';
import { type Denial, denialOfLicense, denialOfVersion, type LicenseState } from './license-state.ts';
import { recordAttempt } from './record-attempt.ts';
import { recordTold } from './record-told.ts';

const DAY = 24 * 60 * 60_000;

/** A computer that asks for a place, by whatever way the question came. */
export interface DeviceToBind {
  readonly publicKey: DevicePublicKey;
  readonly thumbprint: string;
  readonly fingerprint: Fingerprint;
  readonly name: string;
  readonly platform: string;
  readonly appVersion: string;
}

export type Binding =
  | { readonly code: 'VALID'; readonly license: LicenseState; readonly device: Device }
  | {
      readonly code: Denial;
      readonly license: LicenseState;
      readonly device: Device | null;
      readonly refusal?: PlaceRefusal;
    };

export interface BindDeviceInput {
  readonly license: License & { readonly plan: Plan };
  readonly device: DeviceToBind;
  readonly replaceDeviceId: string | undefined;
  /** known to be the same computer as the one it replaces, whatever its fingerprint says now */
  readonly sameComputer?: boolean;
  /** how long the license file runs that is made for it */
  readonly offlineUntil?: (license: LicenseState) => Date;
  readonly at: Date;
  readonly origin: RequestOrigin;
  readonly actorId?: string;
}

/**
 * Binds a device to a license whose row is locked, or says why not: the one set of rules for activation through
 * the internet, by file, and for trials. The first device starts the time of a license that waits for it.
 */
export async function bindDevice(
  deps: Pick<ServerDeps, 'config' | 'secrets' | 'jobs'>,
  tx: Prisma.TransactionClient,
  input: BindDeviceInput,
): Promise<Binding> {
  const binding = await bind(deps, tx, input);
  await recordAttempt(tx, {
    licenseId: input.license.id,
    device: input.device,
    code: binding.code,
    at: input.at,
  });
  const { code, device } = binding;
  // by file, the refusal is told to whoever brought the request
  if (code !== 'VALID' && input.offlineUntil === undefined) {
    await recordTold(tx, { device, thumbprint: input.device.thumbprint, code, at: input.at });
  }
  return binding;
}

async function bind(
  deps: Pick<ServerDeps, 'config' | 'secrets' | 'jobs'>,
  tx: Prisma.TransactionClient,
  input: BindDeviceInput,
): Promise<Binding> {
  const { license: row, device, at } = input;
  const licenseId = row.id;
  const license = stateOf(row, at);
  const known = await tx.device.findUnique({
    where: { licenseId_keyThumbprint: { licenseId, keyThumbprint: device.thumbprint } },
  });
  const denial =
    denialOfLicense(license, at) ??
    denialOfVersion(device.appVersion, [deps.config.minAppVersion, license.minAppVersion]) ??
    denialOfKnown(known, device);
  if (denial !== null) return { code: denial, license, device: known };

  const place = await claimPlace(tx, { ...input, known });
  if (!place.granted) {
    return { code: 'DEVICE_LIMIT_REACHED', license, device: known, refusal: place.refusal };
  }
  // by file, the request comes from where the seller or the customer is
  const addressHash = input.offlineUntil === undefined ? hashAddress(deps, input.origin.ip) : null;
  const bound = await saveDevice(tx, { ...input, state: license, known, addressHash });
  if (row.firstActivatedAt === null) {
    const { expiresAt } = license;
    await tx.license.update({
      where: { id: licenseId },
      data: { firstActivatedAt: at, expiresAt, pendingDays: null },
    });
  }
  await writeAudit(tx, {
    at,
    action: 'device.activate',
    actorId: input.actorId ?? null,
    target: { type: 'device', id: bound.id },
    origin: input.origin,
    details: { licenseId, again: known !== null, byFile: input.offlineUntil !== undefined },
  });
  const told = {
    license: { id: licenseId, keyEnd: row.keyEnd },
    device: { id: bound.id, platform: bound.platform },
  };
  const event = { sellerId: row.issuerId, at, data: told };
  if (place.replacedId !== null) {
    const data = { license: told.license, device: { id: place.replacedId } };
    await emitEvent(deps, tx, { ...event, type: 'device.removed', data });
  }
  if (row.firstActivatedAt === null) await emitEvent(deps, tx, { ...event, type: 'license.activated' });
  if (known?.status !== 'active') await emitEvent(deps, tx, { ...event, type: 'device.activated' });
  return { code: 'VALID', license, device: bound };
}

/** A blocked device, or a device key that turned up on other hardware: a copied data folder. */
function denialOfKnown(known: Device | null, device: DeviceToBind): Denial | null {
  if (known?.status === 'blocked') return 'DEVICE_BLOCKED';
  if (known === null) return null;
  const { matches } = matchFingerprint(stringsOf(known.fingerprint), device.fingerprint);
  return matches ? null : 'DEVICE_MISMATCH';
}

/** A device that comes back keeps its row; its old tokens die only if they were ended or it had been removed. */
function saveDevice(
  tx: Prisma.TransactionClient,
  input: BindDeviceInput & {
    readonly state: LicenseState;
    readonly known: Device | null;
    readonly addressHash: Buffer<ArrayBuffer> | null;
  },
): Promise<Device> {
  const { known, at, license } = input;
  const { fingerprint, name, platform, appVersion, publicKey, thumbprint } = input.device;
  const stays = known !== null && known.status === 'active' && known.familyEndedAt === null;
  const data = {
    fingerprint: { ...fingerprint },
    name,
    platform,
    appVersion,
    status: 'active',
    activatedAt: stays ? known.activatedAt : at,
    lastSeenAt: at,
    toldCode: 'VALID',
    toldAt: at,
    removedAt: null,
    familyId: stays ? known.familyId : randomUUID(),
    familyEndedAt: null,
    addressHash: input.addressHash,
    // a file handed out earlier runs on, however the computer is activated now
    ...(input.offlineUntil === undefined ? {} : { offlineUntil: input.offlineUntil(input.state) }),
  } as const;
  if (known !== null) return tx.device.update({ where: { id: known.id }, data });
  return tx.device.create({
    data: {
      id: randomUUID(),
      licenseId: license.id,
      publicKey: publicKey.x,
      keyThumbprint: thumbprint,
      ...data,
    },
  });
}

/** The license as it is once this device is bound: time that waits for the first activation begins now. */
function stateOf(license: License & { readonly plan: Plan }, at: Date): LicenseState {
  const begins = license.firstActivatedAt === null && license.pendingDays !== null;
  const terms = effectiveTerms(license, license.plan);
  return {
    id: license.id,
    status: license.status,
    expiresAt: begins ? new Date(at.getTime() + (license.pendingDays ?? 0) * DAY) : license.expiresAt,
    plan: { id: license.plan.id, name: license.plan.name },
    entitlements: terms.entitlements,
    limits: terms.limits,
    minAppVersion: terms.minAppVersion,
  };
}
