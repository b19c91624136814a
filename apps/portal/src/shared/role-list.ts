import type { AssignableRole } from '@mywasender/contract/http/admin';
import type { Role } from '@mywasender/contract/http/auth';

export const ROLE_LIST = ['user', 'reseller', 'staff', 'admin', 'auditor'] as const satisfies readonly Role[];

/** What an administrator may make of an account; staff are added by their reseller. */
export const ASSIGNABLE_ROLES = [
  'user',
  'reseller',
  'admin',
  'auditor',
] as const satisfies readonly AssignableRole[];
