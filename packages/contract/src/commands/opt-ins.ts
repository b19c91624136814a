import { Type } from 'typebox';
import { Id, Nothing, PageRequest, pageOf, strictObject, Timestamp } from '../models/basics.ts';
import { OptIn, OptInDraft, OptInPerson } from '../models/opt-in.ts';
import type { CommandTable } from './command.ts';

const one = { optInId: Id };
const KEYWORD_ERRORS = ['KEYWORD_TAKEN'] as const;

export const optInCommands = {
  'contacts.optIns': {
    summary: 'Every opt-in with its link and how many joined, the newest first.',
    input: Nothing,
    output: strictObject({ optIns: Type.Array(OptIn) }),
  },
  'contacts.optIn': {
    summary: 'One opt-in: how many joined on each of the last 30 days, and every version of its statement.',
    input: strictObject(one),
    output: strictObject({
      optIn: OptIn,
      /** Days of this computer’s calendar, the oldest first; those without anybody too. */
      days: Type.Array(strictObject({ at: Timestamp, joined: Type.Integer() })),
      /** The newest first. */
      statements: Type.Array(
        strictObject({ version: Type.Integer(), statement: Type.String(), from: Timestamp }),
      ),
    }),
  },
  'contacts.saveOptIn': {
    summary:
      'A keyword by which people join a list, or change the one named by `optInId`. Refused for words that mean stop or yes.',
    input: strictObject({ optInId: Type.Optional(Id), ...OptInDraft.properties }),
    output: OptIn,
    errors: ['KEYWORD_REFUSED', ...KEYWORD_ERRORS],
  },
  'contacts.pauseOptIn': {
    summary: 'Stop listening to the keyword, or go on. Whoever joined stays.',
    input: strictObject({ ...one, paused: Type.Boolean() }),
    output: OptIn,
  },
  'contacts.removeOptIn': {
    summary: 'Remove an opt-in. Whoever joined stays, with their consent. Undone by contacts.restoreOptIn.',
    input: strictObject(one),
    output: Nothing,
  },
  'contacts.restoreOptIn': {
    summary: 'Undo contacts.removeOptIn. Refused when another opt-in has the keyword or the list is gone.',
    input: strictObject(one),
    output: OptIn,
    errors: KEYWORD_ERRORS,
  },
  'contacts.optInPeople': {
    summary: 'Who wrote the keyword and what became of it, the newest first.',
    input: strictObject({ ...PageRequest, ...one }),
    output: pageOf(OptInPerson),
  },
} as const satisfies CommandTable;
