import { parseTemplate } from '@mywasender/campaigns/template/parse-template';
import { renderTemplate } from '@mywasender/campaigns/template/render-template';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Core } from '../core.ts';
import { countSamples, sampleRows } from './sample-rows.ts';

const DEFAULT_ROWS = 5;

/** The message as real people will read it; variants are chosen per person as they are at the start. Throws `TEMPLATE_INVALID`. */
export function previewTemplate(
  core: Core,
  input: CommandInput<'templates.preview'>,
): CommandOutput<'templates.preview'> {
  const parsed = parseTemplate(input.text);
  if (!parsed.ok)
    throw new AppError('TEMPLATE_INVALID', { position: parsed.position, problem: parsed.problem });
  const { audience } = input;
  const query = { audience, offset: input.offset ?? 0, limit: input.limit ?? DEFAULT_ROWS };
  return {
    total: countSamples(core, audience),
    rows: sampleRows(core, query).map(({ contactId, name, phone, fields }) => ({
      contactId: String(contactId),
      name,
      phone,
      text: renderTemplate(parsed.ast, fields, `preview:${contactId}`),
    })),
  };
}
