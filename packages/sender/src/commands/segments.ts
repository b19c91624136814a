import { previewSegment, removeSegment, saveSegment } from '../audience/manage-segments.ts';
import { allSegments } from '../store/segments.ts';
import type { Handlers } from './handler.ts';

export const segmentHandlers: Pick<
  Handlers<'contacts'>,
  'contacts.segments' | 'contacts.saveSegment' | 'contacts.removeSegment' | 'contacts.previewSegment'
> = {
  'contacts.segments': (core) => ({ segments: allSegments(core.sql) }),
  'contacts.saveSegment': saveSegment,
  'contacts.removeSegment': removeSegment,
  'contacts.previewSegment': previewSegment,
};
