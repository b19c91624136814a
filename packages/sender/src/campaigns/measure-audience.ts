import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import { audienceSql } from '../audience/audience-sql.ts';
import { contactSlices, SLICE_SQL } from '../audience/contact-slices.ts';
import type { Core } from '../core.ts';
import { int, textOrNull } from '../store/row.ts';
import { leftOutSql } from './freeze-audience.ts';
import { homeParams, KNOWN_HOME_SQL, writerHomeSql } from './home-sql.ts';

export interface Audience {
  readonly total: number;
  readonly willReceive: number;
  readonly leftOut: readonly { readonly reason: string; readonly people: number }[];
  /** Of who will receive it: by the profile that has to write to them, in the order of the draft. */
  readonly bound: readonly { readonly known: number; readonly fresh: number }[];
  /** Of who will receive it: whom no profile of the campaign has to do with yet. */
  readonly free: number;
}

/** Who would be in the campaign if it started now, by the same conditions that freeze it. Other commands are answered in between. */
export async function measureAudience(core: Core, draft: CampaignDraft): Promise<Audience> {
  const now = core.deps.clock.now();
  const audience = audienceSql(core.sql, draft.audience, now, { sliced: true });
  const { condition, params } = audience;
  const { profileIds } = draft;
  const query = `SELECT ${leftOutSql(audience)} AS reason, ${KNOWN_HOME_SQL} AS known_home,
      ${writerHomeSql(profileIds)} AS writer, count(*) AS people
    FROM contacts c WHERE ${SLICE_SQL} AND ${condition} GROUP BY 1, 2, 3`;
  const rows: Group[] = [];
  for await (const slice of contactSlices(core.sql)) {
    const found = core.sql.all(query, {
      ...slice,
      ...params,
      ...audience.excluded.params,
      ...homeParams(profileIds, now),
    });
    for (const row of found)
      rows.push({
        reason: textOrNull(row, 'reason'),
        known: textOrNull(row, 'known_home'),
        writer: textOrNull(row, 'writer'),
        people: int(row, 'people'),
      });
  }
  const queued = rows.filter(({ reason }) => reason === null);
  const boundTo = (id: string) => ({
    known: sum(queued.filter(({ known }) => known === id)),
    fresh: sum(queued.filter(({ known, writer }) => known === null && writer === id)),
  });
  return {
    total: sum(rows),
    willReceive: sum(queued),
    leftOut: leftOut(rows),
    bound: profileIds.map(boundTo),
    free: sum(queued.filter(({ known, writer }) => known === null && writer === null)),
  };
}

interface Group {
  readonly reason: string | null;
  readonly known: string | null;
  readonly writer: string | null;
  readonly people: number;
}

function leftOut(rows: readonly Group[]): Audience['leftOut'] {
  const people = new Map<string, number>();
  for (const { reason, people: more } of rows)
    if (reason !== null) people.set(reason, (people.get(reason) ?? 0) + more);
  return [...people].map(([reason, count]) => ({ reason, people: count }));
}

function sum(groups: readonly Group[]): number {
  return groups.reduce((total, { people }) => total + people, 0);
}
