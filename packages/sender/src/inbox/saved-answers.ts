import { parseTemplate } from '@mywasender/campaigns/template/parse-template';
import { type FieldValues, renderTemplate } from '@mywasender/campaigns/template/render-template';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { SavedAnswer } from '@mywasender/contract/models/answer';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { parseFields } from '../store/contacts.ts';
import { conversationById } from '../store/conversations.ts';
import { int, type Row, text } from '../store/row.ts';
import { requireConversation } from './steer-conversation.ts';

/** By name; for a conversation with its fields filled for that person. */
export function listSavedAnswers(
  core: Core,
  input: CommandInput<'inbox.savedAnswers'>,
): CommandOutput<'inbox.savedAnswers'> {
  const fields = input.conversationId === undefined ? null : fieldsOf(core, input.conversationId);
  const rows = core.sql.all('SELECT * FROM saved_answers ORDER BY name');
  return { answers: rows.map((row) => toSavedAnswer(row, fields)) };
}

/** Throws `TEMPLATE_INVALID`, `NOT_FOUND`, and `VALIDATION_FAILED` for the name of another one. */
export function saveAnswer(core: Core, input: CommandInput<'inbox.saveAnswer'>): SavedAnswer {
  const name = input.name.trim();
  const parsed = parseTemplate(input.text);
  if (!parsed.ok)
    throw new AppError('TEMPLATE_INVALID', { position: parsed.position, problem: parsed.problem });
  const wanted = input.savedAnswerId === undefined ? null : rowId(input.savedAnswerId);
  if (wanted !== null && savedAnswer(core, wanted) === undefined) throw new AppError('NOT_FOUND');
  const holder = core.sql.get('SELECT id FROM saved_answers WHERE name = ?', [name]);
  if (name === '' || (holder !== undefined && int(holder, 'id') !== wanted)) {
    const problem = name === '' ? 'is empty' : 'belongs to another saved answer; choose another name';
    throw new AppError('VALIDATION_FAILED', { field: 'name', problem });
  }
  const { id } =
    wanted === null
      ? core.sql.run('INSERT INTO saved_answers (name, text) VALUES (?, ?)', [name, input.text])
      : { id: wanted };
  core.sql.run('UPDATE saved_answers SET name = ?, text = ? WHERE id = ?', [name, input.text, id]);
  const row = savedAnswer(core, id);
  if (row === undefined) throw new AppError('NOT_FOUND');
  return toSavedAnswer(row, null);
}

/** Throws `NOT_FOUND`. */
export function removeSavedAnswer(
  core: Core,
  input: CommandInput<'inbox.removeSavedAnswer'>,
): Record<string, never> {
  const { changes } = core.sql.run('DELETE FROM saved_answers WHERE id = ?', [rowId(input.savedAnswerId)]);
  if (changes === 0) throw new AppError('NOT_FOUND');
  return {};
}

function savedAnswer(core: Core, id: number): Row | undefined {
  return core.sql.get('SELECT * FROM saved_answers WHERE id = ?', [id]);
}

function fieldsOf(core: Core, conversationId: string): FieldValues {
  const { phone, name } = requireConversation(conversationById(core.sql, rowId(conversationId)));
  const row = core.sql.get('SELECT name, fields FROM contacts WHERE phone = ? AND removed_at IS NULL', [
    phone,
  ]);
  if (row === undefined) return { name, phone: phone ?? '' };
  return { ...parseFields(text(row, 'fields')), name: text(row, 'name'), phone: phone ?? '' };
}

function toSavedAnswer(row: Row, fields: FieldValues | null): SavedAnswer {
  const template = text(row, 'text');
  const parsed = fields === null ? null : parseTemplate(template);
  const id = String(int(row, 'id'));
  const filled = parsed?.ok === true ? renderTemplate(parsed.ast, fields ?? {}, `answer:${id}`) : template;
  return { id, name: text(row, 'name'), text: template, filled };
}
