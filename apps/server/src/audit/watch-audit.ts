import type { FastifyBaseLogger } from 'fastify';
import { raiseAlert } from '../alerts/raise-alert.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { recordCheck } from './audit-check.ts';
import { verifyWithHeads } from './verify-with-heads.ts';

/** Verifies the audit trail, keeps the outcome and alerts when it is broken. `checker`: the process that does. */
export async function watchAudit(
  deps: Pick<ServerDeps, 'db' | 'now' | 'config' | 'jobs'>,
  log: Pick<FastifyBaseLogger, 'info' | 'error'>,
  checker: string,
): Promise<void> {
  const verdict = await verifyWithHeads(deps, deps.config.audit.headFile);
  await recordCheck(deps, verdict, checker);
  if (verdict.intact) {
    log.info({ entries: verdict.entries, heads: verdict.heads }, 'the audit trail is whole');
    return;
  }
  const { position, entryId, problem } = verdict;
  log.error({ position, entryId, problem }, 'the audit trail is broken');
  await raiseAlert(deps, { kind: 'AUDIT_BROKEN', details: { position, entryId, problem } });
}
