import { Type } from 'typebox';
import { Id, Nothing, strictObject, Text } from '../models/basics.ts';
import { Contact } from '../models/contact.ts';
import { Segment, SegmentRules } from '../models/segment.ts';
import type { CommandTable } from './command.ts';

export const segmentCommands = {
  'segments.list': {
    summary: 'Saved segments.',
    input: Nothing,
    output: strictObject({ segments: Type.Array(Segment) }),
  },
  'segments.save': {
    summary: 'Save rules under a name; the name of a saved segment replaces its rules.',
    input: strictObject({ name: Text(120, 1), rules: SegmentRules }),
    output: Segment,
  },
  'segments.remove': {
    summary: 'Remove a segment, not its people. Refused while a draft uses it.',
    input: strictObject({ segmentId: Id }),
    output: Nothing,
  },
  'segments.preview': {
    summary: 'How many people rules match now, and the first of them.',
    input: strictObject({ rules: SegmentRules }),
    output: strictObject({ total: Type.Integer(), people: Type.Array(Contact) }),
  },
} as const satisfies CommandTable;
