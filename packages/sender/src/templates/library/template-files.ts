import { readFile, writeFile } from 'node:fs/promises';
import { MAX_MESSAGE_LENGTH } from '@mywasender/campaigns/template/ast';
import { messageLength } from '@mywasender/campaigns/template/message-length';
import { parseMessage } from '@mywasender/campaigns/template/parse-message';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { FileToken } from '@mywasender/contract/models/basics';
import { MAX_TEMPLATE_FILE, TemplateFile } from '@mywasender/contract/models/template';
import Value from 'typebox/value';
import type { Core } from '../../core.ts';
import { findTemplates } from '../../store/templates.ts';
import { addTemplates } from './add-templates.ts';

/** The library, or the named part of it, as a JSON file that `importTemplates` takes. */
export async function exportTemplates(
  core: Core,
  { templateIds }: CommandInput<'templates.export'>,
): Promise<CommandOutput<'templates.export'>> {
  const all = findTemplates(core.sql, { search: '', tag: null, favourites: false });
  const chosen = templateIds === undefined ? all : all.filter(({ id }) => templateIds.includes(id));
  if (chosen.length === 0) throw new AppError('NOT_FOUND');
  const file: TemplateFile = {
    format: 'mywasender-templates',
    version: 1,
    templates: chosen.map(({ name, tags, texts }) => ({ name, tags, texts })),
  };
  const name = 'templates.json';
  const { token, path } = core.files.reserve(name);
  await writeFile(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  return { file: token, name };
}

/**
 * Adds the templates of a file: all of them or, when one is wrong, none. Throws `FILE_UNKNOWN`, `FILE_TOO_LARGE` before
 * anything is read, `TEMPLATE_FILE_INVALID` with the field, or `TEMPLATES_FULL`.
 */
export async function importTemplates(
  core: Core,
  input: { readonly file: FileToken },
): Promise<CommandOutput<'templates.import'>> {
  const { path, bytes } = await core.files.open(input.file);
  if (bytes > MAX_TEMPLATE_FILE) throw new AppError('FILE_TOO_LARGE', { limit: '2 MB' });
  return addTemplates(core, readTemplateFile(await readFile(path)));
}

/** Throws `TEMPLATE_FILE_INVALID` with the first field that is wrong and why. */
export function readTemplateFile(bytes: Uint8Array): TemplateFile['templates'] {
  const value = parseJson(bytes);
  if (!Value.Check(TemplateFile, value)) {
    const first = Value.Errors(TemplateFile, value)[0];
    invalid(fieldOf(first?.instancePath ?? ''), first?.message ?? 'is not valid');
  }
  for (const [index, { texts }] of value.templates.entries()) {
    if (messageLength(texts).tooLong)
      invalid(`templates.${index}.texts`, `more than ${MAX_MESSAGE_LENGTH} characters in all`);
    const parsed = parseMessage(texts);
    if (parsed.ok) continue;
    const { variant, language, position, problem } = parsed;
    const place = [`templates.${index}.texts`, variant, language].filter((part) => part !== null).join('.');
    invalid(place, `${problem} at character ${position + 1}`);
  }
  return value.templates;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return invalid('file', error instanceof Error ? error.message.slice(0, 200) : 'is no JSON');
  }
}

/** `/templates/3/texts/text` → `templates.3.texts.text` */
function fieldOf(path: string): string {
  return path === '' ? 'file' : path.slice(1).replaceAll('/', '.').slice(0, 200);
}

function invalid(field: string, problem: string): never {
  throw new AppError('TEMPLATE_FILE_INVALID', { field, problem });
}
