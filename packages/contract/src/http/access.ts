import type { Role } from './auth.ts';

/** `anyone`, `device` (proves itself in the body), or the roles that may call. */
export type Access = 'anyone' | 'device' | readonly Role[];

export const ANY_ROLE = ['user', 'reseller', 'admin'] as const satisfies readonly Role[];
export const SELLERS = ['reseller', 'admin'] as const satisfies readonly Role[];
