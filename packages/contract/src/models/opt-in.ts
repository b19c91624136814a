import { type Static, Type } from 'typebox';
import { Id, nullable, oneOf, strictObject, Text, Timestamp } from './basics.ts';
import { Tag } from './contact.ts';

/** BCP 47, of a language a STOP is understood in; the poster speaks it. */
const PosterLanguage = oneOf(['en', 'es', 'pt', 'fr', 'de', 'it', 'id', 'tr', 'ar', 'hi']);

/** What the user decides about an opt-in. */
export const OptInDraft = strictObject({
  /** The account people write to. */
  profileId: Id,
  /** What they write: alone, in whatever case, accents, spaces and punctuation. Never a word that means stop or yes. */
  keyword: Text(200, 1),
  /** Of the poster. */
  language: PosterLanguage,
  /** Who will write and what about: the words people agree to. A change makes a new version. */
  statement: Text(500, 10),
  /** The list people join. */
  listId: Id,
  /** The tag they get. */
  tag: nullable(Tag),
  /** Sent once to whoever joins; it has to say how to stop. */
  welcome: nullable(Text(1000, 1)),
});
export type OptInDraft = Static<typeof OptInDraft>;

/** A way for people to write first, and to agree by it. */
export const OptIn = strictObject({
  ...OptInDraft.properties,
  id: Id,
  /** Of the statement. */
  version: Type.Integer(),
  listName: Type.String(),
  /** The keyword is not listened to. */
  paused: Type.Boolean(),
  /** The number people write to; null until the profile was linked once, and when it was removed. */
  phone: nullable(Type.String()),
  /** Opens a chat with that number and the keyword typed. */
  link: nullable(Type.String()),
  createdAt: Timestamp,
  joined: Type.Integer(),
  /** Wrote the keyword and were not taken in: they are on the list of people not to write to. */
  heldBack: Type.Integer(),
  /** Wrote the keyword, and WhatsApp has not told their number yet. */
  waiting: Type.Integer(),
});
export type OptIn = Static<typeof OptIn>;

export const OPT_IN_OUTCOMES = ['joined', 'opted-out', 'waiting'] as const;

/** Somebody who wrote the keyword. */
export const OptInPerson = strictObject({
  id: Id,
  /** null when there is no such contact, or not any more. */
  contactId: nullable(Id),
  phone: nullable(Type.String()),
  name: Type.String(),
  outcome: oneOf(OPT_IN_OUTCOMES),
  /** What they wrote. */
  text: Type.String(),
  at: Timestamp,
});
export type OptInPerson = Static<typeof OptInPerson>;
