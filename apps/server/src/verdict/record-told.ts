import type { LicenseCode } from '@mywasender/contract/license-codes';
import type { Queries } from '../db/database.ts';

/** When a device was last seen is exact to five minutes: a write for every call would cost more than it tells. */
export const SEEN_EVERY_MS = 5 * 60_000;

/** A device, as far as what it was told matters. */
interface ToldDevice {
  readonly id: string;
  readonly keyThumbprint: string;
  /** null: it was never refused since this is kept, which needs no write to go on */
  readonly toldCode: string | null;
}

/**
 * Keeps what a device is told when it is another verdict than the last one: however often it asks, one write. Of
 * answers that cross, the one concluded later stays. Nothing is kept for whoever asks with another device's tokens.
 */
export async function recordTold(
  queries: Queries,
  input: {
    readonly device: ToldDevice | null;
    /** of the key that signed the proof */
    readonly thumbprint: string;
    readonly code: LicenseCode;
    readonly at: Date;
  },
): Promise<void> {
  const { device, code, at } = input;
  if (device === null || device.keyThumbprint !== input.thumbprint) return;
  if ((device.toldCode ?? 'VALID') === code) return;
  await queries.device.updateMany({
    where: {
      id: device.id,
      AND: [
        { OR: [{ toldCode: null }, { toldCode: { not: code } }] },
        { OR: [{ toldAt: null }, { toldAt: { lte: at } }] },
      ],
    },
    data: { toldCode: code, toldAt: at, lastSeenAt: at },
  });
}
