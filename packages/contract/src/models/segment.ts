import { type Static, Type } from 'typebox';
import { Country, Id, nullable, oneOf, strictObject, Text, Timestamp } from './basics.ts';
import { Tag } from './contact.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Days = Type.Integer({ minimum: 1, maximum: 3650 });
const textTest = { op: oneOf(['equals', 'contains', 'empty']), value: Text(200) };
/** Turns the condition round. */
const not = { not: Type.Optional(Type.Boolean()) };

/** One thing about a person. Letters A to Z are compared without case. */
export const SegmentCondition = Type.Union([
  strictObject({ kind: Type.Literal('field'), field: Text(60, 1), ...textTest, ...not }),
  strictObject({
    kind: Type.Literal('field-number'),
    field: Text(60, 1),
    op: oneOf(['above', 'below']),
    value: Type.Number(),
    ...not,
  }),
  /** Fields that begin with `YYYY-MM-DD`. */
  strictObject({
    kind: Type.Literal('field-date'),
    field: Text(60, 1),
    op: oneOf(['before', 'after']),
    value: Day,
    ...not,
  }),
  strictObject({ kind: Type.Literal('name'), ...textTest, ...not }),
  strictObject({ kind: Type.Literal('country'), value: Country, ...not }),
  strictObject({
    kind: Type.Literal('phone-prefix'),
    value: Type.String({ pattern: '^\\+[0-9]{1,14}$' }),
    ...not,
  }),
  strictObject({ kind: Type.Literal('list'), listId: Id, ...not }),
  strictObject({ kind: Type.Literal('tag'), value: Tag, ...not }),
  strictObject({ kind: Type.Literal('consent'), ...not }),
  strictObject({ kind: Type.Literal('consent-source'), ...textTest, ...not }),
  strictObject({ kind: Type.Literal('consent-date'), op: oneOf(['before', 'after']), value: Day, ...not }),
  strictObject({ kind: Type.Literal('created'), op: oneOf(['before', 'after']), value: Timestamp, ...not }),
  /** What became of a message, of one campaign or (null) of any, in the last days or (null) ever. */
  strictObject({
    kind: Type.Literal('message'),
    what: oneOf(['got', 'delivered', 'read', 'not-read', 'replied']),
    campaignId: nullable(Id),
    withinDays: nullable(Days),
    ...not,
  }),
  /** The last message from the person. */
  strictObject({ kind: Type.Literal('wrote'), withinDays: Days, ...not }),
]);
export type SegmentCondition = Static<typeof SegmentCondition>;

function groupOf<T extends Type.TSchema>(item: T) {
  return strictObject({ match: oneOf(['all', 'any']), of: Type.Array(item, { minItems: 1, maxItems: 20 }) });
}

/** Conditions in groups, three deep at most. Who has opted out is in no segment. */
export const SegmentRules = groupOf(
  Type.Union([SegmentCondition, groupOf(Type.Union([SegmentCondition, groupOf(SegmentCondition)]))]),
);
export type SegmentRules = Static<typeof SegmentRules>;

export const Segment = strictObject({ id: Id, name: Type.String(), rules: SegmentRules });
export type Segment = Static<typeof Segment>;
