import { Type } from 'typebox';
import { FileToken, Id, oneOf, strictObject, Text } from '../models/basics.ts';
import { Audience } from '../models/campaign.ts';
import { Media, MediaDetails, MediaKind } from '../models/media.ts';
import type { CommandTable } from './command.ts';

const message = { text: Text(10_000), audience: Type.Optional(Audience) };

export const templateCommands = {
  'templates.check': {
    summary: 'Look a message over: unknown fields, missing values, no sender, no way to stop, length.',
    input: strictObject({ ...message, media: Type.Optional(Media) }),
    output: strictObject({
      /** Fields the people of the audience have. */
      available: Type.Array(Type.String()),
      problems: Type.Array(
        strictObject({
          level: oneOf(['error', 'warning']),
          code: Type.String(),
          params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
        }),
      ),
    }),
  },
  'templates.preview': {
    summary: 'The message as real people of the audience will read it.',
    input: strictObject({
      ...message,
      offset: Type.Optional(Type.Integer({ minimum: 0 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    }),
    output: strictObject({
      total: Type.Integer(),
      rows: Type.Array(
        strictObject({
          contactId: Type.String(),
          name: Type.String(),
          phone: Type.String(),
          text: Type.String(),
        }),
      ),
    }),
  },
  'templates.addMedia': {
    summary: 'Take a picture, film, document or sound file into the data folder, to go with messages.',
    input: strictObject({
      file: FileToken,
      /** How it is shown; by default what its content says. */
      kind: Type.Optional(MediaKind),
      /** A JPEG of at most 320 pixels a side as a `data:` address, for the screens. */
      thumbnail: Type.Optional(Text(200_000)),
    }),
    output: MediaDetails,
  },
  'templates.media': {
    summary: 'One stored file: whether it is still what was added, and its small picture.',
    input: strictObject({ mediaId: Id }),
    output: MediaDetails,
  },
} as const satisfies CommandTable;
