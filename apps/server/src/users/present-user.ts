import type { AdminUser } from '@mywasender/contract/http/admin';
import type { SessionUser } from '@mywasender/contract/http/auth';
import type { User } from '../generated/prisma/client.ts';

export function presentUser(user: User): SessionUser {
  const { id, email, name, role, createdAt } = user;
  return { id, email, name, role, createdAt: createdAt.toISOString() };
}

export function presentAdminUser(user: User, balance: number | null, now: Date): AdminUser {
  const { lockedUntil } = user;
  return {
    ...presentUser(user),
    lockedUntil: lockedUntil !== null && lockedUntil > now ? lockedUntil.toISOString() : null,
    balance: user.role === 'reseller' ? (balance ?? 0) : null,
  };
}
