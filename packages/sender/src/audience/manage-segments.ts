import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Segment } from '@mywasender/contract/models/segment';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { contactsWhere } from '../store/contacts.ts';
import {
  deleteSegment,
  draftUsingSegment,
  insertSegment,
  segmentById,
  segmentNamed,
  updateSegment,
} from '../store/segments.ts';
import { binder } from './audience-sql.ts';
import { segmentSql } from './segment-sql.ts';

const PREVIEWED = 20;

/** Throws `VALIDATION_FAILED` for an empty name and for the name of another segment, whose rules stay. */
export function saveSegment(core: Core, input: CommandInput<'contacts.saveSegment'>): Segment {
  const name = input.name.trim();
  if (name === '') throw new AppError('VALIDATION_FAILED', { field: 'name', problem: 'is empty' });
  const wanted = input.segmentId === undefined ? null : rowId(input.segmentId);
  if (wanted !== null && segmentById(core.sql, wanted) === null) throw new AppError('NOT_FOUND');
  const holder = segmentNamed(core.sql, name);
  if (holder !== null && holder !== wanted)
    throw new AppError('VALIDATION_FAILED', {
      field: 'name',
      problem: 'belongs to another segment; choose another name',
    });
  if (wanted !== null) updateSegment(core.sql, wanted, name, input.rules);
  const id = wanted ?? insertSegment(core.sql, name, input.rules);
  const segment = segmentById(core.sql, id);
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
