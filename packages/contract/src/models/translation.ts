import { type Static, Type } from 'typebox';
import { strictObject, Text } from './basics.ts';

/** The same message in another language, for contacts whose `language` field asks for it. */
export const Translation = strictObject({
  /** BCP 47 tag in any spelling: `pt`, `pt-BR`, `zh_Hant`. */
  language: Text(35, 1),
  text: Text(10_000),
});
export type Translation = Static<typeof Translation>;

/** More languages than anybody keeps up to date by hand. */
export const Translations = Type.Array(Translation, { maxItems: 20 });
