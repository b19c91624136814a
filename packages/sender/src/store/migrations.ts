import { FIRST_SCHEMA } from './migrations/first-schema.ts';

/** In order; `user_version` counts those applied. An entry never changes once released: add the next one. */
export const MIGRATIONS: readonly string[] = [FIRST_SCHEMA];
