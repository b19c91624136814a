import { type FingerprintHashes, matchFingerprint } from '@mywasender/licensing/fingerprint';
import type { Prisma, Trial } from '../generated/prisma/client.ts';
import { stringsOf } from '../shared/numbers-of.ts';

/** Components that tell computers apart; the others only say how alike two are. */
const IDENTIFYING = ['machineId', 'platformUuid', 'diskSerial', 'installId'];

/** The identifying components of a fingerprint, in one order, so that two calls lock them in the same. */
export function identifyingComponents(fingerprint: FingerprintHashes): string[] {
  return IDENTIFYING.filter((name) => fingerprint[name] !== undefined)
    .map((name) => `${name}:${fingerprint[name]}`)
    .sort();
}

/**
 * The trial this computer has had. Calls about computers that share an identifying component come one after the
 * other until the transaction ends, so that looking and making are one step.
 */
export async function findTrial(
  tx: Prisma.TransactionClient,
  fingerprint: FingerprintHashes,
): Promise<Trial | null> {
  const components = identifyingComponents(fingerprint);
  for (const component of components) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`trial ${component}`}, 0))`;
  }
  const candidates = await tx.trial.findMany({
    where: { components: { some: { component: { in: components } } } },
    orderBy: { createdAt: 'asc' },
  });
  return candidates.find((trial) => isSameComputer(stringsOf(trial.fingerprint), fingerprint)) ?? null;
}

/**
 * More than half of what was known agrees, or of what is shown now: leaving components out must not make a computer
 * look new. One shared component alone, as cloned system images have, does not make two computers one.
 */
function isSameComputer(stored: FingerprintHashes, presented: FingerprintHashes): boolean {
  return matchFingerprint(stored, presented).matches || matchFingerprint(presented, stored).matches;
}
