import { type Static, Type } from 'typebox';
import { nullable, oneOf, strictObject, Timestamp } from './basics.ts';

export const REPEAT_EVERY = ['day', 'week', 'month'] as const;

/** Run again at the time of day of the first run, from a fresh audience each time. */
export const Repeat = strictObject({
  every: oneOf(REPEAT_EVERY),
  /** IANA zone whose clock counts, so that nine o'clock stays nine o'clock when the clocks change. */
  zone: Type.String({ minLength: 1, maxLength: 64 }),
  /** Runs at most, the first included. */
  times: Type.Integer({ minimum: 2, maximum: 366 }),
  /** No run begins after this. */
  until: nullable(Timestamp),
});
export type Repeat = Static<typeof Repeat>;

/** Of a campaign that is one of several runs. */
export const SeriesState = strictObject({
  run: Type.Integer(),
  runs: Type.Integer(),
  /** The next run and its time; null when there is none. */
  next: nullable(strictObject({ run: Type.Integer(), at: Timestamp })),
  /** Why it does not go on, as an error code; null when nothing is wrong. */
  problem: nullable(Type.String()),
  /** Names of removed lists without which no run can be made. */
  goneLists: Type.Optional(Type.Array(Type.String())),
});
export type SeriesState = Static<typeof SeriesState>;
