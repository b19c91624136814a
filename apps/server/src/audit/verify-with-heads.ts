import type { ServerDeps } from '../shared/deps.ts';
import { type AuditHead, auditHeadKey, readAuditHead } from './audit-head.ts';
import { readHeadFile } from './head-file.ts';
import { type AuditVerdict, verifyAudit } from './verify-audit.ts';

export type CheckedAudit = AuditVerdict & {
  /** signed heads the chain was held against */
  readonly heads: number;
  /** lines of the file nobody with the secret of this server signed */
  readonly foreignHeads: number;
};

/** Verifies the audit trail against the signed heads of a file. */
export async function verifyWithHeads(
  deps: Pick<ServerDeps, 'db' | 'now' | 'config'>,
  headFile: string,
): Promise<CheckedAudit> {
  const key = auditHeadKey(deps.config.licenseSecret);
  const lines = readHeadFile(headFile);
  const read = await Promise.all(lines.map((line) => readAuditHead(key, line)));
  const heads = read.filter((head): head is AuditHead => head !== null);
  const verdict = await verifyAudit(deps, heads);
  return { ...verdict, heads: heads.length, foreignHeads: lines.length - heads.length };
}
