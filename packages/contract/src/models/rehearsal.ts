import { type Static, Type } from 'typebox';
import { Id, nullable, oneOf, strictObject, Timestamp } from './basics.ts';

const Moments = Type.Array(strictObject({ at: Timestamp, messages: Type.Integer() }));

/** A campaign played to its end in virtual time, in numbers. */
export const RehearsalSummary = strictObject({
  campaignId: Id,
  startedAt: Timestamp,
  /** When the last person had their turn, or the campaign stood still. */
  endsAt: Timestamp,
  /** `paused`, `waiting`: it goes on when its user does something. `unending`: a year was not enough. */
  outcome: oneOf(['finished', 'paused', 'waiting', 'unending']),
  /** Why it is paused; null otherwise. */
  pauseReason: nullable(Type.String()),
  /** What it waits for without a known end; null otherwise. */
  waitReason: nullable(Type.String()),
  people: Type.Integer(),
  messages: Type.Integer(),
  /** By reason, most people first. `queued`: their turn did not come. */
  leftOut: Type.Array(strictObject({ reason: Type.String(), people: Type.Integer() })),
  /** Begin of each day and hour of this computer in which messages left. */
  days: Moments,
  hours: Moments,
});
export type RehearsalSummary = Static<typeof RehearsalSummary>;

export const RehearsedPerson = strictObject({
  id: Id,
  phone: Type.String(),
  name: Type.String(),
  /** When the message leaves; null for who gets none. */
  at: nullable(Timestamp),
  text: nullable(Type.String()),
  /** Why there is no message; null for who gets one. */
  reason: nullable(Type.String()),
});
export type RehearsedPerson = Static<typeof RehearsedPerson>;
