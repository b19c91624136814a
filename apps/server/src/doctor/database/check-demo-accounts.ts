import { DEMO_ADDRESSES } from '../../demo/seed-demo.ts';
import { hashEmail } from '../../users/email-address.ts';
import { type Check, fail, ok } from '../check.ts';
import type { DatabaseSubject } from './database-subject.ts';

/** By their addresses in the database: nobody is signed in, so nothing is counted or locked. */
export const demoAccountsCheck: Check<Pick<DatabaseSubject, 'deps'>> = {
  name: 'demo-accounts',
  async run({ deps }) {
    const hashes = DEMO_ADDRESSES.map((email) => hashEmail(deps, email));
    const open = await deps.db.prisma.user.findMany({
      where: { emailHash: { in: hashes }, disabledAt: null },
      select: { emailHash: true },
    });
    if (open.length === 0) return ok('no demo account can sign in');
    const names = DEMO_ADDRESSES.filter((_email, at) =>
      open.some(({ emailHash }) => hashes[at]?.equals(emailHash)),
    );
    return fail(
      `${names.join(', ')} can sign in`,
      'Disable them in the portal, or begin with an empty database.',
    );
  },
};
