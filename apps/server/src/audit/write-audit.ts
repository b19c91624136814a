import { randomUUID } from 'node:crypto';
import type { AuditAction } from '@mywasender/contract/audit-actions';
import type { Queries } from '../db/database.ts';
import type { RequestOrigin } from '../shared/request-context.ts';

export interface AuditInput {
  readonly at: Date;
  readonly action: AuditAction;
  readonly actorId?: string | null;
  readonly target?: { readonly type: string; readonly id: string };
  readonly origin?: RequestOrigin;
  /** no secrets and no personal data: the row outlives the account */
  readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** Appends to the audit trail; inside the transaction of the change, so that neither is without the other. */
export async function writeAudit(queries: Queries, input: AuditInput): Promise<void> {
  await queries.auditEntry.create({ data: rowOf(input) });
}

/** One entry for each of many changes, in their order. */
export async function writeAudits(queries: Queries, inputs: readonly AuditInput[]): Promise<void> {
  await queries.auditEntry.createMany({ data: inputs.map(rowOf) });
}

function rowOf({ at, action, actorId, target, origin, details }: AuditInput) {
  return {
    id: randomUUID(),
    at,
    action,
    actorId: actorId ?? null,
    targetType: target?.type ?? null,
    targetId: target?.id ?? null,
    ip: origin?.ip ?? null,
    requestId: origin?.requestId ?? null,
    details: { ...details, ...(origin?.apiKeyId ? { apiKeyId: origin.apiKeyId } : {}) },
  };
}
