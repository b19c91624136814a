import { ROLES, type Role } from './auth.ts';

/** `anyone`, `device` (proves itself by its key), `operator` (token of the configuration), or the roles that may call. */
export type Access = 'anyone' | 'device' | 'operator' | readonly Role[];

export const ANY_ROLE = ROLES;
/** Those who make and manage licenses. */
export const SELLERS = ['reseller', 'staff', 'admin'] as const satisfies readonly Role[];
/** Those who see everything; only admins change it. */
export const OVERSEERS = ['admin', 'auditor'] as const satisfies readonly Role[];
/** Those who see licenses as their seller does. */
export const SELLERS_AND_OVERSEERS = [...SELLERS, 'auditor'] as const satisfies readonly Role[];
/** Those who may change what belongs to a license they bought or sold. */
export const CUSTOMERS = ['user', 'reseller', 'staff', 'admin'] as const satisfies readonly Role[];
/** Those who work with the stock of one reseller. */
export const SHOP = ['reseller', 'staff'] as const satisfies readonly Role[];
/** Those who see the numbers of one shop, or of all. */
export const SHOP_AND_OVERSEERS = [...SHOP, ...OVERSEERS] as const satisfies readonly Role[];
