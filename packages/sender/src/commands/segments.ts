import { previewSegment, removeSegment, saveSegment } from '../audience/manage-segments.ts';
import { allSegments } from '../store/segments.ts';
import type { Handlers } from './handler.ts';

export const segmentHandlers: Handlers<'segments'> = {
  'segments.list': (core) => ({ segments: allSegments(core.sql) }),
  'segments.save': saveSegment,
  'segments.remove': removeSegment,
  'segments.preview': previewSegment,
};
