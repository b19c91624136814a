import { configError } from './config-error.ts';

/** Compact JWS, comma-separated, as `npm run keys:rotate` prints them. Apps decide themselves whom they trust. */
export function readKeyIntroductions(value: string | undefined): readonly string[] {
  const statements = (value ?? '')
    .split(',')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  if (statements.every((statement) => /^[\w-]+\.[\w-]+\.[\w-]{86}$/.test(statement))) return statements;
  throw configError('LEASE_KEY_INTRODUCTIONS', 'must be the statements printed by: npm run keys:rotate');
}
