import { type Check, fail, ok } from '../check.ts';
import type { DatabaseSubject } from './database-subject.ts';

export const adminsCheck: Check<Pick<DatabaseSubject, 'deps'>> = {
  name: 'admins',
  async run({ deps: { db } }) {
    const count = await db.prisma.user.count({ where: { role: 'admin', disabledAt: null } });
    if (count === 0) return fail('there is no admin', 'npm run server:setup -- --admin you@example.org');
    return ok(count === 1 ? 'one admin' : `${count} admins`);
  },
};
