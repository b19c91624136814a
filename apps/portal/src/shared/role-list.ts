import type { Role } from '@mywasender/contract/http/auth';

export const ROLE_LIST = ['user', 'reseller', 'admin'] as const satisfies readonly Role[];
