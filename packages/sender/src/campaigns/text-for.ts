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
 * Gives the text one person gets in this campaign, the same at each call, and its language (`null`: the original);
 * `row` has `contact_id`, `phone`, `name`, `fields`.
 */
export function textWriter(
  message: Translated<TemplateAst>,
  campaignId: number,
): (row: Row) => ChosenTranslation<string> {
  const choose = translationChooser(message);
  return (row) => {
    const fields: FieldValues = {
      ...parseFields(text(row, 'fields')),
      name: text(row, 'name'),
      phone: text(row, 'phone'),
    };
    const { language, text: ast } = choose(fields.language ?? '');
    return { language, text: renderTemplate(ast, fields, `${campaignId}:${int(row, 'contact_id')}`) };
  };
}
