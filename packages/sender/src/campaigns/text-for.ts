import type { TemplateAst } from '@mywasender/campaigns/template/ast';
import { renderTemplate } from '@mywasender/campaigns/template/render-template';
import { parseFields } from '../store/contacts.ts';
import { int, type Row, text } from '../store/row.ts';

/** The text one person gets in this campaign, the same at each call; `row` has `contact_id`, `phone`, `name`, `fields`. */
export function textFor(ast: TemplateAst, campaignId: number, row: Row): string {
  const fields = { ...parseFields(text(row, 'fields')), name: text(row, 'name'), phone: text(row, 'phone') };
  return renderTemplate(ast, fields, `${campaignId}:${int(row, 'contact_id')}`);
}
