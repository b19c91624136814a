import { type Static, Type } from 'typebox';
import { Id, strictObject } from './basics.ts';

/** A short text kept for answering. */
export const SavedAnswer = strictObject({
  id: Id,
  name: Type.String(),
  /** May have fields, fallbacks and choices as messages have. */
  text: Type.String(),
  /** As the person of the conversation would read it; the text itself without one. */
  filled: Type.String(),
});
export type SavedAnswer = Static<typeof SavedAnswer>;
