import {
  listSegments,
  previewSegment,
  removeSegment,
  restoreSegment,
  saveSegment,
} from '../audience/manage-segments.ts';
import type { Handlers } from './handler.ts';

type SegmentCommand = `contacts.${'segments' | `${'save' | 'remove' | 'restore' | 'preview'}Segment`}`;

export const segmentHandlers: Pick<Handlers<'contacts'>, SegmentCommand> = {
  'contacts.segments': listSegments,
  'contacts.saveSegment': saveSegment,
  'contacts.removeSegment': removeSegment,
  'contacts.restoreSegment': restoreSegment,
  'contacts.previewSegment': previewSegment,
};
