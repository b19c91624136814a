import type { IncidentScope } from '@mywasender/contract/http/incidents';
import type { Queries } from '../db/database.ts';
import { concernsEveryone } from './incident-scope.ts';

/** What concerns everyone waits for a second admin, unless there is none. */
export async function waitsForSecond(
  queries: Queries,
  scope: IncidentScope,
  adminId: string,
): Promise<boolean> {
  if (!concernsEveryone(scope)) return false;
  return (await queries.user.count({ where: { role: 'admin', disabledAt: null, id: { not: adminId } } })) > 0;
}
