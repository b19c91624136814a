import type { AdminUser } from '@mywasender/contract/http/admin';
import type { SessionUser } from '@mywasender/contract/http/auth';
import type { User } from '../generated/prisma/client.ts';

export function presentUser(user: User): SessionUser {
  const { id, email, name, role, createdAt } = user;
  return { id, email, name, role, createdAt: createdAt.toISOString() };
}

/** `lockedUntil` of a lock that holds now. */
export function presentAdminUser(user: User, balance: number, lockedUntil: Date | null): AdminUser {
  return {
    ...presentUser(user),
    lockedUntil: lockedUntil?.toISOString() ?? null,
    balance: user.role === 'reseller' ? balance : null,
  };
}
