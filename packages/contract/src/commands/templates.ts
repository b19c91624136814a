import { Type } from 'typebox';
import { nullable, oneOf, strictObject, Text } from '../models/basics.ts';
import { Audience } from '../models/campaign.ts';
import { Translations } from '../models/translation.ts';
import { Variants } from '../models/variants.ts';
import type { CommandTable } from './command.ts';

const message = {
  text: Text(10_000),
  translations: Type.Optional(Translations),
  variants: Type.Optional(Variants),
  audience: Type.Optional(Audience),
};

export const templateCommands = {
  'templates.check': {
    summary: 'Look a message over: unknown fields, missing values, no sender, no way to stop, length.',
    input: strictObject(message),
    output: strictObject({
      /** Fields the people of the audience have. */
      available: Type.Array(Type.String()),
      problems: Type.Array(
        strictObject({
          level: oneOf(['error', 'warning']),
          code: Type.String(),
          /** Name of the variant that is meant; null where there are none. */
          variant: nullable(Type.String()),
          /** Of the text that is meant; null is the original. */
          language: nullable(Type.String()),
          params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
        }),
      ),
    }),
  },
  'templates.preview': {
    summary: 'The message as real people of the audience will read it.',
    input: strictObject({
      ...message,
      /** Show everybody this translation, null the original; absent: what each person gets. */
      language: Type.Optional(nullable(Text(35))),
      /** Position of the variant to show; absent: the first. */
      variant: Type.Optional(Type.Integer({ minimum: 0, maximum: 3 })),
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
          /** Of the text they get; null is the original. */
          language: nullable(Type.String()),
          text: Type.String(),
        }),
      ),
    }),
    errors: ['TEMPLATE_INVALID'],
  },
} as const satisfies CommandTable;
