import { Type } from 'typebox';
import { Id, Nothing, strictObject, Text } from '../models/basics.ts';
import { Contact } from '../models/contact.ts';
import { Segment, SegmentRules } from '../models/segment.ts';
import type { CommandTable } from './command.ts';

export const segmentCommands = {
  'contacts.segments': {
    summary: 'Saved segments, and the drafts that use each.',
    input: Nothing,
    output: strictObject({
      segments: Type.Array(strictObject({ ...Segment.properties, usedBy: Type.Array(Type.String()) })),
    }),
  },
  'contacts.saveSegment': {
    summary: 'Save a new segment, or change the one named by `segmentId`. Refused when another has the name.',
    input: strictObject({ segmentId: Type.Optional(Id), name: Text(120, 1), rules: SegmentRules }),
    output: Segment,
    errors: ['SEGMENT_NAME_TAKEN'],
  },
  'contacts.removeSegment': {
    summary:
      'Remove a segment, not its people. Refused while a draft uses it. Undone by contacts.restoreSegment.',
    input: strictObject({ segmentId: Id }),
    output: Nothing,
    errors: ['SEGMENT_IN_USE'],
  },
  'contacts.restoreSegment': {
    summary: 'Undo contacts.removeSegment. Refused when another segment has the name by now.',
    input: strictObject({ segmentId: Id }),
    output: Segment,
    errors: ['SEGMENT_NAME_TAKEN'],
  },
  'contacts.previewSegment': {
    summary: 'How many people rules match now, and the first of them.',
    input: strictObject({ rules: SegmentRules }),
    output: strictObject({ total: Type.Integer(), people: Type.Array(Contact) }),
  },
} as const satisfies CommandTable;
