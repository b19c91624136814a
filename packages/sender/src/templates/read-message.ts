import { STANDARD_FIELDS } from '@mywasender/campaigns/columns/guess-columns';
import type { TemplateAst } from '@mywasender/campaigns/template/ast';
import type { Translated } from '@mywasender/campaigns/template/choose-translation';
import { type ParseMessageResult, parseMessage } from '@mywasender/campaigns/template/parse-message';
import { templateFields } from '@mywasender/campaigns/template/template-fields';
import { AppError } from '@mywasender/contract/app-error';
import type { Audience, CampaignDraft } from '@mywasender/contract/models/campaign';
import { audienceSql } from '../audience/audience-sql.ts';
import type { Core } from '../core.ts';
import { fieldNames } from '../store/contacts.ts';

/** Fields a message to these people may use; to anybody when no audience is chosen yet. */
export function availableFields(core: Core, audience: Audience | undefined): string[] {
  const own = fieldNames(core.sql, audienceSql(core.sql, audience, core.deps.clock.now()));
  return [...new Set([...STANDARD_FIELDS, ...own])];
}

/** What to say of a text that cannot be read. */
export function unreadable(parsed: Extract<ParseMessageResult, { ok: false }>): AppError {
  const { position, problem, variant, language } = parsed;
  return new AppError('TEMPLATE_INVALID', {
    position,
    problem,
    variant: variant ?? '',
    language: language ?? '',
  });
}

/** The parsed message in all its variants and languages. Throws `TEMPLATE_INVALID` or `TEMPLATE_UNKNOWN_FIELD`. */
export function readMessage(
  core: Core,
  { message, audience }: Pick<CampaignDraft, 'message' | 'audience'>,
): readonly Translated<TemplateAst>[] {
  const parsed = parseMessage(message);
  if (!parsed.ok) {
    throw unreadable(parsed);
  }
  const available = availableFields(core, audience);
  const unknown = parsed.versions
    .flatMap(({ text, translations = [] }) => [text, ...translations.map((one) => one.text)])
    .flatMap(templateFields)
    .find(({ name }) => !available.includes(name));
  if (unknown === undefined) return parsed.versions;
  throw new AppError('TEMPLATE_UNKNOWN_FIELD', { field: unknown.name, available: available.join(', ') });
}
