import type { KeyScope } from '@mywasender/contract/http/api-keys';

/** The part of the sentences' keys that stands for a scope: a colon would name a namespace there. */
export const SCOPE_TEXTS = {
  'licenses:read': 'read',
  'licenses:write': 'write',
  'licenses:revoke': 'revoke',
  'quota:read': 'quota',
} as const satisfies Record<KeyScope, string>;

export const SCOPE_LIST = Object.keys(SCOPE_TEXTS) as readonly KeyScope[];
