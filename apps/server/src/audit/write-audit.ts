import { randomUUID } from 'node:crypto';
import type { Queries } from '../db/database.ts';
import type { RequestOrigin } from '../shared/request-context.ts';

export interface AuditInput {
  readonly at: Date;
  /** subject.verb, e.g. `license.revoke` */
  readonly action: string;
  readonly actorId?: string | null;
  readonly target?: { readonly type: string; readonly id: string };
  readonly origin?: RequestOrigin;
  /** no secrets and no personal data: the row outlives the account */
  readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** Appends to the audit trail; inside the transaction of the change, so that neither is without the other. */
export async function writeAudit(queries: Queries, input: AuditInput): Promise<void> {
  await queries.auditEntry.create({
    data: {
      id: randomUUID(),
      at: input.at,
      action: input.action,
      actorId: input.actorId ?? null,
      targetType: input.target?.type ?? null,
      targetId: input.target?.id ?? null,
      ip: input.origin?.ip ?? null,
      requestId: input.origin?.requestId ?? null,
      details: { ...input.details, ...(input.origin?.apiKeyId ? { apiKeyId: input.origin.apiKeyId } : {}) },
    },
  });
}
