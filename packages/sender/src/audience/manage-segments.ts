import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Segment } from '@mywasender/contract/models/segment';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { contactsWhere } from '../store/contacts.ts';
import {
  allSegments,
  draftsUsingSegment,
  insertSegment,
  nameOfRemovedSegment,
  removeSegmentRow,
  returnSegment,
  segmentById,
  segmentNamed,
  updateSegment,
} from '../store/segments.ts';
import { binder } from './audience-sql.ts';
import { segmentSql } from './segment-sql.ts';

const PREVIEWED = 20;

export function listSegments(core: Core): CommandOutput<'contacts.segments'> {
  const segments = allSegments(core.sql);
  return {
    segments: segments.map((segment) => ({
      ...segment,
      usedBy: [...draftsUsingSegment(core.sql, rowId(segment.id))],
    })),
  };
}

/** Throws `VALIDATION_FAILED` for an empty name, `SEGMENT_NAME_TAKEN` for that of another segment, whose rules stay. */
export function saveSegment(core: Core, input: CommandInput<'contacts.saveSegment'>): Segment {
  const name = input.name.trim();
  if (name === '') throw new AppError('VALIDATION_FAILED', { field: 'name', problem: 'is empty' });
  const wanted = input.segmentId === undefined ? null : rowId(input.segmentId);
  if (wanted !== null) requireSegment(core, wanted);
  requireFreeName(core, name, wanted);
  if (wanted !== null) updateSegment(core.sql, wanted, name, input.rules);
  return requireSegment(core, wanted ?? insertSegment(core.sql, name, input.rules));
}

/** Throws `SEGMENT_IN_USE` while a draft uses it. */
export function removeSegment(
  core: Core,
  input: CommandInput<'contacts.removeSegment'>,
): Record<string, never> {
  const id = rowId(input.segmentId);
  const [name] = draftsUsingSegment(core.sql, id);
  if (name !== undefined) throw new AppError('SEGMENT_IN_USE', { name });
  core.sql.transaction(() => {
    if (!removeSegmentRow(core.sql, id, core.deps.wallClock.now())) throw new AppError('NOT_FOUND');
  });
  return {};
}

/** Throws `NOT_FOUND` when it cannot return any more, `SEGMENT_NAME_TAKEN` when another has its name by now. */
export function restoreSegment(core: Core, input: CommandInput<'contacts.restoreSegment'>): Segment {
  const id = rowId(input.segmentId);
  return core.sql.transaction(() => {
    const name = nameOfRemovedSegment(core.sql, id);
    if (name === null) throw new AppError('NOT_FOUND');
    requireFreeName(core, name, id);
    returnSegment(core.sql, id);
    return requireSegment(core, id);
  });
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

function requireFreeName(core: Core, name: string, own: number | null): void {
  const holder = segmentNamed(core.sql, name);
  if (holder !== null && holder !== own) throw new AppError('SEGMENT_NAME_TAKEN', { name });
}

function requireSegment(core: Core, id: number): Segment {
  const segment = segmentById(core.sql, id);
  if (segment === null) throw new AppError('NOT_FOUND');
  return segment;
}
