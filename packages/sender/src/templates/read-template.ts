import { STANDARD_FIELDS } from '@mywasender/campaigns/columns/guess-columns';
import type { TemplateAst } from '@mywasender/campaigns/template/ast';
import { parseTemplate } from '@mywasender/campaigns/template/parse-template';
import { templateFields } from '@mywasender/campaigns/template/template-fields';
import { AppError } from '@mywasender/contract/app-error';
import type { Audience } from '@mywasender/contract/models/campaign';
import { audienceSql } from '../audience/audience-sql.ts';
import type { Core } from '../core.ts';
import { fieldNames } from '../store/contacts.ts';

/** Fields a message to these people may use; to anybody when no audience is chosen yet. */
export function availableFields(core: Core, audience: Audience | undefined): string[] {
  const own = fieldNames(core.sql, audienceSql(core.sql, audience, core.deps.clock.now()));
  return [...new Set([...STANDARD_FIELDS, ...own])];
}

/** The parsed message. Throws `TEMPLATE_INVALID` or `TEMPLATE_UNKNOWN_FIELD`. */
export function readTemplate(
  core: Core,
  message: { readonly text: string; readonly audience: Audience },
): TemplateAst {
  const parsed = parseTemplate(message.text);
  if (!parsed.ok)
    throw new AppError('TEMPLATE_INVALID', { position: parsed.position, problem: parsed.problem });
  const available = availableFields(core, message.audience);
  const unknown = templateFields(parsed.ast).find(({ name }) => !available.includes(name));
  if (unknown === undefined) return parsed.ast;
  throw new AppError('TEMPLATE_UNKNOWN_FIELD', { field: unknown.name, available: available.join(', ') });
}
