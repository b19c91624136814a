import { translationChooser } from '@mywasender/campaigns/template/choose-translation';
import { parseMessage } from '@mywasender/campaigns/template/parse-message';
import { renderTemplate } from '@mywasender/campaigns/template/render-template';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Core } from '../core.ts';
import { unreadable } from './read-message.ts';
import { countSamples, sampleRows } from './sample-rows.ts';

const DEFAULT_ROWS = 5;

/**
 * One variant of the message as real people will read it, in their language or, when `language` names one, in that.
 * Throws `TEMPLATE_INVALID`.
 */
export function previewTemplate(
  core: Core,
  input: CommandInput<'templates.preview'>,
): CommandOutput<'templates.preview'> {
  const parsed = parseMessage(input);
  if (!parsed.ok) throw unreadable(parsed);
  const { audience, language: wanted } = input;
  const version = parsed.versions[input.variant ?? 0];
  if (version === undefined) throw new AppError('NOT_FOUND');
  const choose = translationChooser(version);
  const original = { language: null, text: version.text };
  const query = { audience, offset: input.offset ?? 0, limit: input.limit ?? DEFAULT_ROWS };
  return {
    total: countSamples(core, audience),
    rows: sampleRows(core, query).map(({ contactId, name, phone, fields }) => {
      const { language, text } = wanted === null ? original : choose(wanted ?? fields.language ?? '');
      return {
        contactId: String(contactId),
        name,
        phone,
        language,
        text: renderTemplate(text, fields, `preview:${contactId}`),
      };
    }),
  };
}
