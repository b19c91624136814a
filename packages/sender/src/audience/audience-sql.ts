import type { Audience } from '@mywasender/contract/models/campaign';
import { rowId } from '../commands/ids.ts';

/** A condition over `c` (contacts), with the parameters it names. */
export interface AudienceSql {
  readonly condition: string;
  readonly params: Readonly<Record<string, string>>;
}

const KEPT = 'c.removed_at IS NULL';

/** The people of an audience, each once; every contact when none is chosen yet. */
export function audienceSql(audience: Audience | undefined): AudienceSql {
  if (audience === undefined) return { condition: KEPT, params: {} };
  return {
    condition: `${KEPT} AND c.id IN (SELECT contact_id FROM list_members
      WHERE list_id IN (SELECT value FROM json_each(:lists)))`,
    params: { lists: JSON.stringify(audience.listIds.map(rowId)) },
  };
}
