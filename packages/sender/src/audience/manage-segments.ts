import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Segment } from '@mywasender/contract/models/segment';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { contactsWhere } from '../store/contacts.ts';
import { deleteSegment, draftUsingSegment, putSegment, segmentById } from '../store/segments.ts';
import { binder } from './audience-sql.ts';
import { segmentSql } from './segment-sql.ts';

const PREVIEWED = 20;

export function saveSegment(core: Core, input: CommandInput<'contacts.saveSegment'>): Segment {
  const name = input.name.trim();
  if (name === '') throw new AppError('VALIDATION_FAILED', { field: 'name', problem: 'is empty' });
  const segment = segmentById(core.sql, putSegment(core.sql, name, input.rules));
  if (segment === null) throw new AppError('NOT_FOUND');
  return segment;
}

/** Throws `LIST_IN_USE` while a draft uses it. */
export function removeSegment(
  core: Core,
  input: CommandInput<'contacts.removeSegment'>,
): Record<string, never> {
  const id = rowId(input.segmentId);
  const name = draftUsingSegment(core.sql, id);
  if (name !== null) throw new AppError('LIST_IN_USE', { name });
  if (!deleteSegment(core.sql, id)) throw new AppError('NOT_FOUND');
  return {};
}

export function previewSegment(
  core: Core,
  input: CommandInput<'contacts.previewSegment'>,
): CommandOutput<'contacts.previewSegment'> {
  const { params, bind } = binder('segment');
  const condition = `c.removed_at IS NULL AND ${segmentSql(input.rules, bind, core.deps.clock.now())}`;
  const { items, total } = contactsWhere(core.sql, { condition, params }, { after: 0, limit: PREVIEWED });
  return { people: items, total };
}
