import { join, resolve } from 'node:path';
import { configError } from './config-error.ts';

/** Where signed heads of the audit chain are kept, out of reach of the database. */
export interface AuditConfig {
  readonly headFile: string;
  /** gets `{ head }` by POST; null: nobody */
  readonly headUrl: string | null;
}

export function readAudit(env: Readonly<Record<string, string | undefined>>, dataDir: string): AuditConfig {
  return {
    headFile: env.AUDIT_HEAD_FILE ? resolve(env.AUDIT_HEAD_FILE) : join(dataDir, 'audit-heads.jsonl'),
    headUrl: env.AUDIT_HEAD_URL ? readAddress('AUDIT_HEAD_URL', env.AUDIT_HEAD_URL) : null,
  };
}

/** An http(s) address; it may hold a secret and is never repeated. */
export function readAddress(name: string, value: string): string {
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) throw configError(name, 'must be an http(s) address');
  return url.href;
}
