import { STANDARD_FIELDS } from '@mywasender/campaigns/columns/guess-columns';
import type { TemplateAst } from '@mywasender/campaigns/template/ast';
import type { Translated } from '@mywasender/campaigns/template/choose-translation';
import { type ParseMessageResult, parseMessage } from '@mywasender/campaigns/template/parse-message';
import { templateFields } from '@mywasender/campaigns/template/template-fields';
import { AppError } from '@mywasender/contract/app-error';
import type { Audience, CampaignDraft } from '@mywasender/contract/models/campaign';
import { audienceSql } from '../audience/audience-sql.ts';
import type { Core } from '../core.ts';
import type { FilterSql } from '../store/contact-filter.ts';
import { fieldNames, hasField } from '../store/contacts.ts';

/** Fields a message to these people may use; to anybody when no audience is chosen yet. */
export function availableFields(core: Core, audience: Audience | undefined): string[] {
  const own = fieldNames(core.sql, audienceSql(core.sql, audience, core.deps.clock.now()));
  return [...new Set([...STANDARD_FIELDS, ...own])];
}

/** Whether a message to these people may use a field. */
export function isKnownField(core: Core, people: FilterSql, name: string): boolean {
  return STANDARD_FIELDS.some((field) => field === name) || hasField(core.sql, people, name);
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
  const fields = parsed.versions
    .flatMap(({ text, translations = [] }) => [text, ...translations.map((one) => one.text)])
    .flatMap(templateFields);
  const people = audienceSql(core.sql, audience, core.deps.clock.now());
  // The first person who has a field answers; who has which fields is only asked to say what is wrong.
  const unknown = fields.find(({ name }) => !isKnownField(core, people, name));
  if (unknown === undefined) return parsed.versions;
  const available = availableFields(core, audience).join(', ');
  throw new AppError('TEMPLATE_UNKNOWN_FIELD', { field: unknown.name, available });
}
