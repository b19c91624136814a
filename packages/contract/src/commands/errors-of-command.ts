import type { TSchema } from 'typebox';
import type { ErrorCode } from '../error-codes.ts';
import { FileToken, Id } from '../models/basics.ts';
import type { CommandDefinition } from './command.ts';
import { fieldsOf } from './guide/fields-of.ts';

/** What every command may answer, whatever it does. */
export const ERRORS_OF_ALL = [
  'INTERNAL',
  'UNAVAILABLE',
  'DISK_FULL',
  'READ_ONLY',
] as const satisfies ErrorCode[];

/** Every code a command may refuse with: what follows from its input, and what it names itself. Without `ERRORS_OF_ALL`. */
export function errorsOfCommand({ input, errors = [] }: CommandDefinition): readonly ErrorCode[] {
  const fields = fieldsOf(input);
  const has = (schema: TSchema) => JSON.stringify(input).includes(JSON.stringify(schema));
  return [
    ...new Set<ErrorCode>([
      ...(fields.length > 0 ? (['VALIDATION_FAILED'] as const) : []),
      ...(has(Id) ? (['NOT_FOUND'] as const) : []),
      ...(has(FileToken) ? (['FILE_UNKNOWN'] as const) : []),
      ...(fields.some(({ name }) => name === 'cursor') ? (['BAD_REQUEST'] as const) : []),
      ...errors,
    ]),
  ];
}
