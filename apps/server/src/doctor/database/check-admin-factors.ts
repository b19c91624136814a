import { countFactors } from '../../mfa/read-factors.ts';
import { type Check, fail, ok, skipped, warn } from '../check.ts';
import type { DatabaseSubject } from './database-subject.ts';

/** A stolen password of an admin must not be enough. */
export const adminFactorsCheck: Check<Pick<DatabaseSubject, 'deps' | 'live'>> = {
  name: 'admin-factors',
  async run({ deps: { db, config }, live }) {
    const admins = await db.prisma.user.findMany({
      where: { role: 'admin', disabledAt: null },
      select: { id: true },
    });
    if (admins.length === 0) return skipped('there is no admin');
    const factors = await Promise.all(admins.map(({ id }) => countFactors(db.prisma, id)));
    const without = factors.filter((count) => count === 0).length;
    if (without === 0) return ok('every admin has a second factor');
    const found = `admins without a second factor: ${without} of ${admins.length}`;
    const mend = 'They add one in the portal, on the page Security.';
    // they can do nothing else before, and a server that was just set up has nobody who could have
    if (!live || config.mfa.requiredFor.includes('admin')) return warn(found, mend);
    return fail(found, `${mend} REQUIRE_MFA_FOR=admin makes them.`);
  },
};
