import type { TemplateAst } from '@mywasender/campaigns/template/ast';
import {
  type ChosenTranslation,
  type Translated,
  translationChooser,
} from '@mywasender/campaigns/template/choose-translation';
import { type FieldValues, renderTemplate } from '@mywasender/campaigns/template/render-template';
import { parseFields } from '../store/contacts.ts';
import { int, type Row, text } from '../store/row.ts';

/**
 * Gives what one person gets in this campaign, in each version of its message, the same at each call: the text and its
 * language (`null`: the original). `row` has `contact_id`, `phone`, `name`, `fields`; `which` are positions of `versions`.
 */
export function textWriter(
  versions: readonly Translated<TemplateAst>[],
  campaignId: number,
): (row: Row, which: readonly number[]) => readonly ChosenTranslation<string>[] {
  const choosers = versions.map(translationChooser);
  return (row, which) => {
    const fields: FieldValues = {
      ...parseFields(text(row, 'fields')),
      name: text(row, 'name'),
      phone: text(row, 'phone'),
    };
    const seed = `${campaignId}:${int(row, 'contact_id')}`;
    return which.map((version) => {
      const chosen = choosers[version]?.(fields.language ?? '');
      if (chosen === undefined) throw new RangeError(`the message has no version ${version}`);
      return { language: chosen.language, text: renderTemplate(chosen.text, fields, seed) };
    });
  };
}
