import type { Role } from '@mywasender/contract/http/auth';
import { ROLE_LIST } from './role-list.ts';

/** What narrows the list of users; kept in the address. */
export interface UserFilters {
  readonly q?: string | undefined;
  readonly role?: Role | undefined;
}

export function readUserFilters(search: Readonly<Record<string, unknown>>): UserFilters {
  const { q, role } = search;
  return {
    q: typeof q === 'string' && q !== '' ? q.slice(0, 254) : undefined,
    role: ROLE_LIST.find((entry) => entry === role),
  };
}
