import type { User } from '../generated/prisma/client.ts';

type Standing = Pick<User, 'id' | 'role' | 'employerId' | 'mayRevoke'>;
type Employer = Pick<User, 'role' | 'disabledAt'>;

/** Whose licenses and quota somebody works with; null for those who sell nothing or need no quota. */
export function sellerIdOf({ id, role, employerId }: Standing): string | null {
  if (role === 'staff') return employerId;
  return role === 'reseller' ? id : null;
}

export function mayRevoke(user: Standing): boolean {
  return user.role === 'staff' ? user.mayRevoke : user.role === 'reseller' || user.role === 'admin';
}

/** Whether an account is in use: not disabled, and for staff, employed by a reseller who is not disabled either. */
export function mayWork(
  user: Pick<User, 'role' | 'disabledAt'> & { readonly employer: Employer | null },
): boolean {
  if (user.disabledAt !== null) return false;
  if (user.role !== 'staff') return true;
  return user.employer?.role === 'reseller' && user.employer.disabledAt === null;
}
