import { type ReadSlot, readSlots, valueText } from '@mywasender/campaigns/template/approved-values';
import type { TemplateAst } from '@mywasender/campaigns/template/ast';
import { type Translated, translationChooser } from '@mywasender/campaigns/template/choose-translation';
import { parseMessage } from '@mywasender/campaigns/template/parse-message';
import { renderTemplate } from '@mywasender/campaigns/template/render-template';
import { templateFields } from '@mywasender/campaigns/template/template-fields';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Core } from '../core.ts';
import { unreadable } from './read-message.ts';
import { countSamples, type SampleQuery, type SampleRow, sampleRows } from './sample-rows.ts';

const DEFAULT_ROWS = 5;
/** Of whom the longest texts are the longest of all: their values are, whatever the message chooses. */
const RENDERED = 50;

type Preview = CommandOutput<'templates.preview'>;

/**
 * One variant of the message as real people will read it, in their language or, when `language` names one, in that.
 * Throws `TEMPLATE_INVALID`.
 */
export function previewTemplate(core: Core, input: CommandInput<'templates.preview'>): Preview {
  const parsed = parseMessage(input);
  if (!parsed.ok) throw unreadable(parsed);
  const version = parsed.versions[input.variant ?? 0];
  if (version === undefined) throw new AppError('NOT_FOUND');
  const { offset = 0, limit = DEFAULT_ROWS } = input;
  const slots = input.template === undefined ? [] : readSlots(input.template);
  if (slots === null) throw new AppError('TEMPLATE_INVALID', { problem: 'value' });
  const query = queryOf(version, slots, input);
  const show = rendered(version, slots, input.language);
  const total = countSamples(core, query);
  if (input.pick !== 'longest')
    return { total, rows: sampleRows(core, { ...query, offset, limit }).map(show) };
  const longest = sampleRows(core, { ...query, offset: 0, limit: RENDERED })
    .map(show)
    .toSorted((a, b) => b.text.length - a.text.length);
  return { total: longest.length, rows: longest.slice(offset, offset + limit) };
}

function queryOf(
  { text, translations = [] }: Translated<TemplateAst>,
  slots: readonly ReadSlot[],
  { audience, search = '', pick }: CommandInput<'templates.preview'>,
): SampleQuery {
  const asts = [text, ...translations.map((one) => one.text), ...slots.map(({ ast }) => ast)];
  const fields = asts.flatMap(templateFields);
  const names = (of: typeof fields) => [...new Set(of.map(({ name }) => name))];
  return {
    audience,
    search: search.trim(),
    ...(pick === 'missing' ? { missing: names(fields.filter(({ covered }) => !covered)) } : {}),
    ...(pick === 'longest' ? { longestIn: names(fields) } : {}),
  };
}

function rendered(
  version: Translated<TemplateAst>,
  slots: readonly ReadSlot[],
  wanted: string | null | undefined,
) {
  const choose = translationChooser(version);
  const original = { language: null, text: version.text };
  return ({ contactId, name, phone, fields }: SampleRow): Preview['rows'][number] => {
    const seed = `preview:${contactId}`;
    const { language, text } = wanted === null ? original : choose(wanted ?? fields.language ?? '');
    return {
      contactId: String(contactId),
      name,
      phone,
      language,
      text: renderTemplate(text, fields, seed),
      ...(slots.length === 0
        ? {}
        : { values: slots.map(({ kind, ast }) => valueText(kind, renderTemplate(ast, fields, seed))) }),
    };
  };
}
