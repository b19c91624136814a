import { randomUUID } from 'node:crypto';
import { FINGERPRINT_WEIGHTS } from '@mywasender/licensing/fingerprint';
import type { Prisma } from '../generated/prisma/client.ts';
import type { DeviceToBind } from './bind-device.ts';

/** Writes down that a license was to be activated: what abuse is counted from. */
export async function recordAttempt(
  tx: Prisma.TransactionClient,
  input: {
    readonly licenseId: string;
    readonly device: DeviceToBind;
    readonly code: string;
    readonly at: Date;
  },
): Promise<void> {
  const { licenseId, device, code, at } = input;
  await tx.activationAttempt.create({
    data: {
      id: randomUUID(),
      licenseId,
      keyThumbprint: device.thumbprint,
      computer: computerOf(device.fingerprint),
      code,
      at,
    },
  });
}

/** A computer by the component of its fingerprint that weighs most. */
export function computerOf(fingerprint: Readonly<Record<string, string>>): string {
  const names = Object.keys(FINGERPRINT_WEIGHTS) as (keyof typeof FINGERPRINT_WEIGHTS)[];
  const [strongest] = names
    .filter((name) => fingerprint[name] !== undefined)
    .sort((a, b) => FINGERPRINT_WEIGHTS[b] - FINGERPRINT_WEIGHTS[a]);
  return strongest === undefined ? '' : `${strongest}:${fingerprint[strongest]}`;
}
