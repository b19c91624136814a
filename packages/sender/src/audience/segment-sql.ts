import type { SegmentCondition, SegmentRules } from '@mywasender/contract/models/segment';
import { rowId } from '../commands/ids.ts';
import { SUPPRESSED_SQL } from '../store/suppressions.ts';

const DAY_MS = 86_400_000;

/** A message that left, or may have left: who may have got it counts as having got it. */
const GOT_SQL = "(r.sent_at IS NOT NULL OR r.status IN ('claimed', 'uncertain'))";
export const GOT_AT_SQL = 'coalesce(r.sent_at, r.updated_at)';
const READ = '(r.read_at IS NOT NULL OR r.replied_at IS NOT NULL)';
const WHAT = {
  got: 'TRUE',
  delivered: `(r.delivered_at IS NOT NULL OR ${READ})`,
  read: READ,
  'not-read': `NOT ${READ}`,
  replied: 'r.replied_at IS NOT NULL',
} as const;

/** Takes a value and gives the name it is bound by: values never become part of the statement. */
export type Bind = (value: string | number) => string;
type Node = SegmentCondition | SegmentRules | SegmentRules['of'][number];

/** Whether a person got a message of which all of `parts`, over `r` (recipients), hold. */
export function gotSql(parts: readonly string[]): string {
  return `EXISTS (SELECT 1 FROM recipients r WHERE r.phone = c.phone AND ${[GOT_SQL, ...parts].join(' AND ')})`;
}

/** Segment rules as a condition over `c` (contacts). Means what `isInSegment` of packages/campaigns says. */
export function segmentSql(rules: SegmentRules, bind: Bind, now: number): string {
  return `(NOT ${SUPPRESSED_SQL} AND ${nodeSql(rules, bind, now)})`;
}

function nodeSql(node: Node, bind: Bind, now: number): string {
  if ('match' in node) {
    const parts = node.of.map((inner) => nodeSql(inner, bind, now));
    return `(${parts.join(node.match === 'all' ? ' AND ' : ' OR ')})`;
  }
  const sql = conditionSql(node, bind, now);
  return node.not === true ? `NOT coalesce(${sql}, FALSE)` : `coalesce(${sql}, FALSE)`;
}

function conditionSql(condition: SegmentCondition, bind: Bind, now: number): string {
  switch (condition.kind) {
    case 'field':
      return textSql(condition, fieldSql(condition.field, bind), bind);
    case 'field-number': {
      const field = fieldSql(condition.field, bind);
      const number = `(SELECT CASE WHEN length(v) <= 32 AND v NOT GLOB '*[^0-9.-]*' AND json_valid(v)
        THEN CAST(v AS REAL) END FROM (SELECT ${field} AS v))`;
      return `${number} ${condition.op === 'above' ? '>' : '<'} ${bind(condition.value)}`;
    }
    case 'field-date':
      return daySql(condition, fieldSql(condition.field, bind), bind);
    case 'name':
      return textSql(condition, 'c.name', bind);
    case 'country':
      return `c.country = ${bind(condition.value)}`;
    case 'phone-prefix':
      return `instr(c.phone, ${bind(condition.value)}) = 1`;
    case 'list':
      return `EXISTS (SELECT 1 FROM list_members WHERE list_id = ${bind(rowId(condition.listId))} AND contact_id = c.id)`;
    case 'tag':
      return `EXISTS (SELECT 1 FROM contact_tags WHERE contact_id = c.id AND tag = ${bind(condition.value)})`;
    case 'consent':
      return 'c.consent_id IS NOT NULL';
    case 'consent-source':
      return consentSql(textSql(condition, 'p.source', bind));
    case 'consent-date':
      return consentSql(daySql(condition, 'p.date', bind));
    case 'created':
      return `c.created_at ${condition.op === 'before' ? '<' : '>'} ${bind(condition.value)}`;
    case 'message': {
      const parts: string[] = [WHAT[condition.what]];
      if (condition.campaignId !== null) parts.push(`r.campaign_id = ${bind(rowId(condition.campaignId))}`);
      if (condition.withinDays !== null)
        parts.push(`${GOT_AT_SQL} >= ${bind(now - condition.withinDays * DAY_MS)}`);
      return gotSql(parts);
    }
    case 'wrote':
      return `c.last_inbound_at >= ${bind(now - condition.withinDays * DAY_MS)}`;
  }
}

/** By its path where that can be written, which is three times as fast as looking through all fields. */
function fieldSql(field: string, bind: Bind): string {
  if (!/["\\]/.test(field)) return `coalesce(c.fields ->> ${bind(`$."${field}"`)}, '')`;
  return `coalesce((SELECT f.value FROM json_each(c.fields) f WHERE f.key = ${bind(field)}), '')`;
}

function consentSql(test: string): string {
  return `EXISTS (SELECT 1 FROM consent_records p WHERE p.id = c.consent_id AND ${test})`;
}

function textSql({ op, value }: { readonly op: string; readonly value: string }, text: string, bind: Bind) {
  if (op === 'empty') return `${text} = ''`;
  const wanted = `lower(${bind(value)})`;
  return op === 'equals' ? `lower(${text}) = ${wanted}` : `instr(lower(${text}), ${wanted}) > 0`;
}

function daySql({ op, value }: { readonly op: string; readonly value: string }, text: string, bind: Bind) {
  const day = '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*';
  return `(${text} GLOB '${day}' AND substr(${text}, 1, 10) ${op === 'before' ? '<' : '>'} ${bind(value)})`;
}
