import { type Static, Type } from 'typebox';
import { nullable, oneOf, strictObject, Text, Timestamp } from './basics.ts';
import { Translations } from './translation.ts';

export const Variant = strictObject({
  name: Text(40, 1),
  text: Text(10_000),
  translations: Type.Optional(Translations),
});
export type Variant = Static<typeof Variant>;

/** What makes one variant better: the share of people who answered (a STOP is no answer), or who read it. */
export const WINNER_RULES = ['replies', 'reads'] as const;
/** What the rest gets when there is no clear winner: the first variant, or the one with the higher share. */
export const VARIANT_FALLBACKS = ['first', 'highest'] as const;

/** Several versions of one message, tried on a part of the audience. With them `text` of the message is not sent. */
export const Variants = strictObject({
  items: Type.Array(Variant, { minItems: 2, maxItems: 4 }),
  /** Percent of the audience who get the variants in equal parts; 100: everybody, and nothing is decided. */
  testShare: Type.Integer({ minimum: 1, maximum: 100 }),
  /** After the last message of the test has left; then the rest gets the winner. */
  decideAfterHours: Type.Integer({ minimum: 1, maximum: 720 }),
  winnerRule: oneOf(WINNER_RULES),
  /** Percentage points the winner must be ahead of every other. */
  minimumDifference: Type.Integer({ minimum: 0, maximum: 50 }),
  fallback: oneOf(VARIANT_FALLBACKS),
});
export type Variants = Static<typeof Variants>;

/** Why a test ended as it did. */
export const VERDICTS = [
  /** Ahead of every other by more than chance and the stated difference explain. */
  'clear',
  'chance',
  'below-minimum',
  /** Somebody's variant reached nobody. */
  'no-data',
  /** Too many people opted out of every other one. */
  'others-barred',
  /** Too many people opted out of each: there is no winner, and a person decides. */
  'all-barred',
  'by-hand',
] as const;

const Figures = strictObject({
  sent: Type.Integer(),
  /** Of them: answered or read, by the rule. */
  count: Type.Integer(),
  optedOut: Type.Integer(),
  share: Type.Number(),
  /** 95 % interval of the share (Wilson). */
  low: Type.Number(),
  high: Type.Number(),
  /** Too many opted out: it cannot win. */
  barred: Type.Boolean(),
});

/** A test judged. Positions are those of `items`. */
export const Judgement = strictObject({
  verdict: oneOf(VERDICTS),
  winner: nullable(Type.Integer()),
  figures: Type.Array(Figures),
  /** The two that are closest at the top; null when there are no two to compare. */
  closest: nullable(
    strictObject({
      ahead: Type.Integer(),
      behind: Type.Integer(),
      difference: Type.Number(),
      /** 95 % interval of the difference (Newcombe), for all pairs together. */
      low: Type.Number(),
      high: Type.Number(),
    }),
  ),
});
export type Judgement = Static<typeof Judgement>;

export const VariantReport = strictObject({
  items: Type.Array(
    strictObject({
      name: Type.String(),
      audience: Type.Integer(),
      sent: Type.Integer(),
      delivered: Type.Integer(),
      read: Type.Integer(),
      replied: Type.Integer(),
      optedOut: Type.Integer(),
    }),
  ),
  /** People who wait for the winner. */
  waiting: Type.Integer(),
  /** As it stands, or as it stood when it was decided. */
  judgement: Judgement,
  /** When the last message of the test left; null while some are still to leave. */
  testedAt: nullable(Timestamp),
  /** When it is decided; null when that is not known yet, was done or never is. */
  decideAt: nullable(Timestamp),
  decidedAt: nullable(Timestamp),
});
export type VariantReport = Static<typeof VariantReport>;
