import type { SegmentCondition } from '@mywasender/contract/models/segment';

export type ConditionKind = SegmentCondition['kind'];

const TEXT_OPS = ['equals', 'contains', 'empty'] as const;
const NUMBER_OPS = ['above', 'below'] as const;
const DAY_OPS = ['before', 'after'] as const;
const MESSAGE_OPS = ['got', 'delivered', 'read', 'not-read', 'replied'] as const;
const YES = ['is'] as const;

/** What can be said about each kind, in the order offered; each can be turned round. */
const CONDITION_OPS = {
  message: MESSAGE_OPS,
  wrote: YES,
  field: TEXT_OPS,
  'field-number': NUMBER_OPS,
  'field-date': DAY_OPS,
  name: TEXT_OPS,
  country: YES,
  'phone-prefix': YES,
  list: YES,
  tag: YES,
  consent: YES,
  'consent-source': TEXT_OPS,
  'consent-date': DAY_OPS,
  created: DAY_OPS,
} as const satisfies Readonly<Record<ConditionKind, readonly string[]>>;

export const CONDITION_KINDS = [
  'message',
  'wrote',
  'list',
  'tag',
  'country',
  'phone-prefix',
  'name',
  'field',
  'field-number',
  'field-date',
  'consent',
  'consent-source',
  'consent-date',
  'created',
] as const satisfies readonly ConditionKind[];

const NOT = '-not';

/** What a condition says, `-not` behind it when it is turned round: a key of its sentences. */
export function relationOf(condition: SegmentCondition): string {
  const op = 'op' in condition ? condition.op : condition.kind === 'message' ? condition.what : 'is';
  return condition.not === true ? `${op}${NOT}` : op;
}

export const relationsOf = (kind: ConditionKind): readonly string[] =>
  CONDITION_OPS[kind].flatMap((op) => [op, `${op}${NOT}`]);

/** The same condition with another relation of its kind. */
export function withRelation(condition: SegmentCondition, relation: string): SegmentCondition {
  const not = relation.endsWith(NOT);
  const op = not ? relation.slice(0, -NOT.length) : relation;
  switch (condition.kind) {
    case 'field':
    case 'name':
    case 'consent-source':
      return { ...condition, op: TEXT_OPS.find((known) => known === op) ?? condition.op, not };
    case 'field-number':
      return { ...condition, op: NUMBER_OPS.find((known) => known === op) ?? condition.op, not };
    case 'field-date':
    case 'consent-date':
    case 'created':
      return { ...condition, op: DAY_OPS.find((known) => known === op) ?? condition.op, not };
    case 'message':
      return { ...condition, what: MESSAGE_OPS.find((known) => known === op) ?? condition.what, not };
    case 'wrote':
    case 'country':
    case 'phone-prefix':
    case 'list':
    case 'tag':
    case 'consent':
      return { ...condition, not };
  }
}

/** A condition of this kind to fill in. */
export function blankCondition(kind: ConditionKind): SegmentCondition {
  switch (kind) {
    case 'field':
      return { kind, field: '', op: 'equals', value: '' };
    case 'field-number':
      return { kind, field: '', op: 'above', value: 0 };
    case 'field-date':
      return { kind, field: '', op: 'after', value: '' };
    case 'name':
    case 'consent-source':
      return { kind, op: 'contains', value: '' };
    case 'country':
    case 'tag':
      return { kind, value: '' };
    case 'phone-prefix':
      return { kind, value: '+' };
    case 'list':
      return { kind, listId: '' };
    case 'consent':
      return { kind };
    case 'consent-date':
      return { kind, op: 'after', value: '' };
    case 'created':
      return { kind, op: 'after', value: 0 };
    case 'message':
      return { kind, what: 'got', campaignId: null, withinDays: null };
    case 'wrote':
      return { kind, withinDays: 30 };
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** The same as `Tag` of the contract takes. */
const TAG = /^[^\s,;](?:[^,;]*[^\s,;])?$/;

/** Nothing is missing: the core will take it. */
export function isFilledIn(condition: SegmentCondition): boolean {
  if ('field' in condition && condition.field.trim() === '') return false;
  switch (condition.kind) {
    case 'field':
    case 'name':
    case 'consent-source':
      return condition.op === 'empty' || condition.value !== '';
    case 'field-date':
    case 'consent-date':
      return DAY.test(condition.value);
    case 'phone-prefix':
      return /^\+[0-9]{1,14}$/.test(condition.value);
    case 'tag':
      return TAG.test(condition.value);
    case 'country':
      return condition.value !== '';
    case 'list':
      return condition.listId !== '';
    case 'created':
      return condition.value > 0;
    case 'field-number':
    case 'consent':
    case 'message':
    case 'wrote':
      return true;
  }
}
