import type { ServerDeps } from '../shared/deps.ts';

/** The trigger of the table refuses to erase an address earlier. */
export const ADDRESS_KEPT_DAYS = 90;

/**
 * Erases the addresses of old audit entries, the only personal data there is in them. The chain stays whole: it
 * covers a salted digest, which says nothing without the salt that is erased as well.
 */
export async function eraseAddresses({ db, now }: Pick<ServerDeps, 'db' | 'now'>): Promise<void> {
  const before = new Date(now().getTime() - ADDRESS_KEPT_DAYS * 86_400_000);
  // the trigger goes by the clock of the database; a day later than it could, so that nothing hangs on a second
  await db.prisma.$executeRaw`
    UPDATE audit_entries SET ip = NULL, ip_salt = NULL
    WHERE ip IS NOT NULL AND at < ${before} AND at < now() - INTERVAL '91 days'`;
}
