import type { ServerDeps } from '../shared/deps.ts';

/** The trigger of the table refuses to erase an address earlier. */
export const ADDRESS_KEPT_DAYS = 90;

/**
 * Erases the addresses of old audit entries, the only personal data there is in them. The chain stays whole: it
 * covers a salted digest, which says nothing without the salt that is erased as well.
 */
export async function eraseAddresses({ db, now }: Pick<ServerDeps, 'db' | 'now'>): Promise<void> {
  // a day later than it could, so that clocks that differ do not matter
  const before = new Date(now().getTime() - (ADDRESS_KEPT_DAYS + 1) * 86_400_000);
  await db.prisma.auditEntry.updateMany({
    where: { at: { lt: before }, ip: { not: null } },
    data: { ip: null, ipSalt: null },
  });
}
