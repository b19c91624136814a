import type { Audience, AudienceMeasure } from '@mywasender/contract/models/campaign';
import { leftOutCase } from '../campaigns/freeze-audience.ts';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { int, textOrNull } from '../store/row.ts';
import { segmentById } from '../store/segments.ts';
import { SUPPRESSED_SQL } from '../store/suppressions.ts';
import { audienceSql, binder } from './audience-sql.ts';
import { contactSlices, SLICE_SQL } from './contact-slices.ts';
import { segmentSql } from './segment-sql.ts';

/** What a campaign would reach if it started now, by the conditions that freeze it. Other commands are answered in between. */
export async function measureReach(
  core: Core,
  { audience }: { readonly audience: Audience },
): Promise<AudienceMeasure> {
  const { segmentIds = [] } = audience;
  const { query, params, rules } = reachQuery(core, audience);
  const totals = new Map<string, number>();
  const reasons = new Set<string>();
  const add = (name: string, people: number) => totals.set(name, (totals.get(name) ?? 0) + people);
  for await (const slice of contactSlices(core.sql)) {
    for (const row of core.sql.all(query, { ...params, ...slice })) {
      for (const index of segmentIds.keys()) add(`segment ${index}`, int(row, `segment${index}`));
      const people = int(row, 'people');
      if (people === 0) continue;
      add('total', people);
      const reason = textOrNull(row, 'reason');
      if (reason !== null) reasons.add(reason);
      add(`reason ${reason ?? ''}`, people);
      for (const [index, rule] of rules.entries()) add(`rule ${rule}`, int(row, `rule${index}`));
    }
  }
  const of = (name: string) => totals.get(name) ?? 0;
  return {
    total: of('total'),
    willReceive: of('reason '),
    leftOut: [...reasons].sort().map((reason) => ({ reason, people: of(`reason ${reason}`) })),
    excludedBy: rules.map((rule) => ({ rule, people: of(`rule ${rule}`) })),
    segments: segmentIds.map((segmentId, index) => ({ segmentId, people: of(`segment ${index}`) })),
  };
}

/** One look at each contact for everything that is counted. */
export function reachQuery(core: Core, audience: Audience) {
  const now = core.deps.clock.now();
  const sql = audienceSql(core.sql, audience, now, { sliced: true });
  const { params, bind } = binder('segment');
  const segments = (audience.segmentIds ?? []).map((id) => {
    const segment = segmentById(core.sql, rowId(id));
    return segment === null ? 'FALSE' : segmentSql(segment.rules, bind, now);
  });
  const rules = sql.excluded.rules.map(({ rule }) => rule);
  const ofAll = segments.map((condition, index) => `, ${condition} AS segment${index}`);
  // Of who is chosen alone: what a rule asks of each contact is the dear part.
  const ofChosen = sql.excluded.rules.map(
    ({ condition }, index) => `, p.chosen AND ${condition} AS rule${index}`,
  );
  const anyRule = rules.length === 0 ? 'FALSE' : rules.map((_, index) => `a.rule${index}`).join(' OR ');
  const sums = [
    ...rules.map((_, index) => `, sum(a.rule${index}) AS rule${index}`),
    ...segments.map((_, index) => `, sum(a.segment${index}) AS segment${index}`),
  ];
  const query = `WITH p AS MATERIALIZED (
      SELECT c.id, (${sql.condition}) AS chosen${ofAll.join('')}
      FROM contacts c WHERE ${SLICE_SQL} AND c.removed_at IS NULL),
    a AS MATERIALIZED (
      SELECT p.*, c.consent_id, c.paused_at, ${SUPPRESSED_SQL} AS suppressed${ofChosen.join('')}
      FROM p CROSS JOIN contacts c ON c.id = p.id)
    SELECT ${leftOutCase('a', { suppressed: 'a.suppressed', excluded: anyRule })} AS reason,
      sum(a.chosen) AS people${sums.join('')}
    FROM a GROUP BY 1`;
  return { query, params: { ...sql.params, ...sql.excluded.params, ...params }, rules };
}
