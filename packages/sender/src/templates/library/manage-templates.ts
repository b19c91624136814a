import { MAX_MESSAGE_LENGTH } from '@mywasender/campaigns/template/ast';
import { messageLength } from '@mywasender/campaigns/template/message-length';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import { MAX_TEMPLATES, type Template } from '@mywasender/contract/models/template';
import { rowId } from '../../commands/ids.ts';
import type { Core } from '../../core.ts';
import {
  countTemplates,
  countUse,
  findTemplates,
  insertTemplate,
  markFavourite,
  markTemplatesRemoved,
  templateById,
  templateTags,
  updateTemplate,
} from '../../store/templates.ts';

type ById = { readonly templateId: string };

export function listTemplates(
  core: Core,
  { search = '', tag, favourites = false }: CommandInput<'templates.list'>,
): CommandOutput<'templates.list'> {
  const templates = findTemplates(core.sql, { search: search.trim(), tag: tag ?? null, favourites });
  return { templates, tags: templateTags(core.sql) };
}

/** Throws `NOT_FOUND` for an id there is not, `VALIDATION_FAILED` for a blank name or texts that are too long together, `TEMPLATES_FULL`. */
export function saveTemplate(core: Core, input: CommandInput<'templates.save'>): Template {
  const content = { name: input.name.trim(), tags: sameOnce(input.tags), texts: input.texts };
  if (content.name === '') throw new AppError('VALIDATION_FAILED', { field: 'name', problem: 'is empty' });
  if (messageLength(input.texts).tooLong) {
    const problem = `more than ${MAX_MESSAGE_LENGTH} characters in all`;
    throw new AppError('VALIDATION_FAILED', { field: 'texts', problem });
  }
  const at = core.deps.wallClock.now();
  if (input.templateId === undefined) {
    requireRoom(core, 1);
    return required(core, insertTemplate(core.sql, content, at));
  }
  const { id } = known(core, { templateId: input.templateId });
  updateTemplate(core.sql, id, content, at);
  return required(core, id);
}

export function favourTemplate(core: Core, input: ById & { readonly favourite: boolean }): Template {
  const { id } = known(core, input);
  markFavourite(core.sql, id, input.favourite);
  return required(core, id);
}

/** Throws `NOT_FOUND`, `TEMPLATES_FULL`. */
export function duplicateTemplate(core: Core, input: ById): Template {
  const { template } = known(core, input);
  requireRoom(core, 1);
  const name = freeName(
    template.name,
    findTemplates(core.sql, { search: '', tag: null, favourites: false }).map((one) => one.name),
  );
  return required(core, insertTemplate(core.sql, { ...template, name }, core.deps.wallClock.now()));
}

export function useTemplate(core: Core, input: ById): Template {
  const { id } = known(core, input);
  countUse(core.sql, id, core.deps.wallClock.now());
  return required(core, id);
}

type ByIds = { readonly templateIds: readonly string[] };

export function removeTemplates(core: Core, { templateIds }: ByIds): { removed: number } {
  const at = core.deps.wallClock.now();
  return { removed: markTemplatesRemoved(core.sql, templateIds.map(rowId), at) };
}

/** Throws `TEMPLATES_FULL`. */
export function restoreTemplates(core: Core, { templateIds }: ByIds): { restored: number } {
  return core.sql.transaction(() => {
    const restored = markTemplatesRemoved(core.sql, templateIds.map(rowId), null);
    requireRoom(core, 0);
    return { restored };
  });
}

/** Throws `TEMPLATES_FULL` when so many more do not fit. */
export function requireRoom(core: Core, more: number): void {
  if (countTemplates(core.sql) + more > MAX_TEMPLATES)
    throw new AppError('TEMPLATES_FULL', { limit: MAX_TEMPLATES });
}

function known(core: Core, { templateId }: ById): { id: number; template: Template } {
  const id = rowId(templateId);
  return { id, template: required(core, id) };
}

function required(core: Core, id: number): Template {
  const template = templateById(core.sql, id);
  if (template === null) throw new AppError('NOT_FOUND');
  return template;
}

/** `Offer` → `Offer (2)`, `Offer (3)`, … */
function freeName(name: string, taken: readonly string[]): string {
  const base = name.replace(/ \(\d+\)$/, '').slice(0, 110);
  for (let number = 2; ; number += 1) {
    const free = `${base} (${number})`;
    if (!taken.includes(free)) return free;
  }
}

function sameOnce(tags: readonly string[]): string[] {
  return tags.filter(
    (tag, index) => tags.findIndex((one) => one.toLowerCase() === tag.toLowerCase()) === index,
  );
}
