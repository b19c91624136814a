import type { Audience, EXCLUSION_RULES } from '@mywasender/contract/models/campaign';
import { rowId } from '../commands/ids.ts';
import { watchedSql } from '../follow-ups/watch-sql.ts';
import { segmentById } from '../store/segments.ts';
import type { Sql } from '../store/sql.ts';
import { type Bind, GOT_AT_SQL, gotSql, segmentSql } from './segment-sql.ts';

/** Conditions over `c` (contacts), with the parameters they name. */
export interface AudienceSql {
  readonly condition: string;
  readonly params: Params;
  /** What every one of them meets, whatever group they come from. */
  readonly kept: { readonly condition: string; readonly params: Params };
  /** Who of them is left out by the rules of the campaign, with parameters of its own. */
  readonly excluded: {
    readonly condition: string;
    readonly params: Params;
    readonly rules: readonly ExclusionSql[];
  };
}

/** One of the rules, with the parameters of `excluded`. */
export interface ExclusionSql {
  readonly rule: (typeof EXCLUSION_RULES)[number];
  readonly condition: string;
}

export type Params = Readonly<Record<string, string | number>>;

const KEPT = 'c.removed_at IS NULL';
const DAY_MS = 86_400_000;

/**
 * The people of an audience, each once; every contact when none is chosen yet. `now` in epoch ms. With `sliced` the
 * condition is for some of the contacts at a time (`contactSlices`): nothing is gathered from all of them first.
 */
export function audienceSql(
  sql: Sql,
  audience: Audience | undefined,
  now: number,
  { sliced = false }: { readonly sliced?: boolean } = {},
): AudienceSql {
  const nobody = { condition: 'FALSE', params: {}, rules: [] };
  if (audience === undefined)
    return { condition: KEPT, params: {}, kept: { condition: KEPT, params: {} }, excluded: nobody };
  const { params, bind } = binder('audience');
  const own = binder('kept');
  const out = binder('out');
  const groups = (
    to: Bind,
    among: Among,
    listIds: readonly string[] = [],
    segmentIds: readonly string[] = [],
  ): string[] => [
    ...(listIds.length === 0 ? [] : [onLists(listIds, to, among)]),
    ...segmentIds.flatMap((id) => {
      const segment = segmentById(sql, rowId(id));
      return segment === null ? [] : [segmentSql(segment.rules, to, now)];
    }),
  ];
  const { listIds, segmentIds, followUp, tag, exclude } = audience;
  const among = sliced ? amongEach : amongAll;
  const tagged =
    tag === undefined
      ? ''
      : ` AND ${among('c.id', 'contact_id', `contact_tags WHERE tag = ${own.bind(tag)}`)}`;
  const kept = { condition: `${KEPT}${tagged}`, params: own.params };
  const watched = followUp === undefined ? null : watchedSql(followUp, now);
  const anyGroup = [
    ...groups(bind, among, listIds, segmentIds),
    ...(watched === null ? [] : [among('c.phone', 'r.phone', `recipients r WHERE ${watched.condition}`)]),
  ];
  const condition = `${kept.condition} AND (${anyOf(anyGroup)})`;
  const rules: ExclusionSql[] = [];
  const leaveOut = (rule: ExclusionSql['rule'], conditions: readonly string[]) => {
    if (conditions.length > 0) rules.push({ rule, condition: `(${anyOf(conditions)})` });
  };
  leaveOut('lists', groups(out.bind, amongEach, exclude?.listIds));
  leaveOut('segments', groups(out.bind, amongEach, [], exclude?.segmentIds));
  if (exclude?.campaignIds !== undefined && exclude.campaignIds.length > 0) {
    const ids = out.bind(JSON.stringify(exclude.campaignIds.map(rowId)));
    leaveOut('campaigns', [gotSql([`r.campaign_id IN (SELECT value FROM json_each(${ids}))`])]);
  }
  if (exclude?.withinDays !== undefined)
    leaveOut('days', [gotSql([`${GOT_AT_SQL} >= ${out.bind(now - exclude.withinDays * DAY_MS)}`])]);
  const left = anyOf(rules.map(({ condition: rule }) => rule));
  return {
    condition,
    params: { ...kept.params, ...params, ...watched?.params },
    kept,
    excluded: { condition: left, params: out.params, rules },
  };
}

/** Names parameters `prefix0`, `prefix1`, … and keeps their values. */
export function binder(prefix: string): { readonly params: Params; readonly bind: Bind } {
  const params: Record<string, string | number> = {};
  const bind: Bind = (value) => {
    const name = `${prefix}${Object.keys(params).length}`;
    params[name] = value;
    return `:${name}`;
  };
  return { params, bind };
}

function anyOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'FALSE' : conditions.join(' OR ');
}

type Among = (value: string, key: string, from: string) => string;

/** Gathers the keys first and goes from these to the contacts: a small list of a million contacts costs little. */
const amongAll: Among = (value, key, from) => `${value} IN (SELECT ${key} FROM ${from})`;

/** Looks each contact up by itself. */
const amongEach: Among = (value, key, from) => `EXISTS (SELECT 1 FROM ${from} AND ${key} = ${value})`;

function onLists(listIds: readonly string[], bind: Bind, among: Among): string {
  const lists = bind(JSON.stringify(listIds.map(rowId)));
  return among('c.id', 'contact_id', `list_members WHERE list_id IN (SELECT value FROM json_each(${lists}))`);
}
