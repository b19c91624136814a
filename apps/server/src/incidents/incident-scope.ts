import { isIP } from 'node:net';
import { AppError } from '@mywasender/contract/app-error';
import type { IncidentScope } from '@mywasender/contract/http/incidents';
import { Prisma } from '../generated/prisma/client.ts';
import { readInstant } from '../shared/read-instant.ts';

/** Condition on `users u` for the accounts a scope names. Sessions stay after their end, so a second look finds the same. */
export function usersInScope(scope: IncidentScope): Prisma.Sql {
  if ('userIds' in scope) return Prisma.sql`u.id = ANY(${scope.userIds}::uuid[])`;
  if ('role' in scope) return Prisma.sql`u.role = ${scope.role}::role`;
  if ('since' in scope) {
    return Prisma.sql`EXISTS (SELECT 1 FROM sessions s
      WHERE s.user_id = u.id AND s.last_used_at >= ${new Date(scope.since)})`;
  }
  if ('address' in scope) {
    return Prisma.sql`EXISTS (SELECT 1 FROM sessions s WHERE s.user_id = u.id
      AND CASE WHEN s.ip ~ '^[0-9a-fA-F:.]{2,45}$' THEN s.ip::inet <<= ${scope.address}::inet ELSE false END)`;
  }
  return Prisma.sql`true`;
}

export const concernsEveryone = (scope: IncidentScope): boolean => 'everyone' in scope;

/** Refuses what the schema cannot: a time or an address there is not. */
export function checkScope(scope: IncidentScope): void {
  if ('since' in scope) readInstant('scope.since', scope.since);
  if (!('address' in scope)) return;
  const [ip = '', bits] = scope.address.split('/');
  const family = isIP(ip);
  if (family === 0 || Number(bits ?? 0) > (family === 4 ? 32 : 128)) {
    throw new AppError('VALIDATION_FAILED', { field: 'scope.address', problem: 'is no address or network' });
  }
}
