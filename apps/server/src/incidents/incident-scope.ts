import type { IncidentScope } from '@mywasender/contract/http/incidents';
import { Prisma } from '../generated/prisma/client.ts';

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
