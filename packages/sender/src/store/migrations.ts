import { CAMPAIGN_PARTS } from './migrations/campaign-parts.ts';
import { FIRST_SCHEMA } from './migrations/first-schema.ts';
import { IMPORT_UNDO } from './migrations/import-undo.ts';
import { PROFILE_PROXY } from './migrations/profile-proxy.ts';

/** In order; `user_version` counts those applied. An entry never changes once released: add the next one. */
export const MIGRATIONS: readonly string[] = [FIRST_SCHEMA, IMPORT_UNDO, CAMPAIGN_PARTS, PROFILE_PROXY];
