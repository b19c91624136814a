import type { AuditFilters } from '@mywasender/contract/http/admin';
import type { Prisma } from '../generated/prisma/client.ts';
import { escapeLike } from '../shared/contains-text.ts';
import { readInstant } from '../shared/read-instant.ts';

/** Condition for the entries a query asks for. Throws `VALIDATION_FAILED`. */
export function auditFilter(query: AuditFilters): Prisma.AuditEntryWhereInput {
  return {
    ...(query.action === undefined ? {} : { action: query.action }),
    ...(query.actionPrefix === undefined
      ? {}
      : { AND: { action: { startsWith: escapeLike(query.actionPrefix) } } }),
    ...(query.ip === undefined ? {} : { ip: query.ip }),
    at: {
      ...(query.from === undefined ? {} : { gte: readInstant('from', query.from) }),
      ...(query.to === undefined ? {} : { lt: readInstant('to', query.to) }),
    },
    ...(query.actorId === undefined ? {} : { actorId: query.actorId }),
    ...(query.targetId === undefined ? {} : { targetId: query.targetId }),
  };
}
