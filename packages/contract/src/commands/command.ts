import type { Static, TSchema } from 'typebox';
import type { ErrorCode } from '../error-codes.ts';

export interface CommandDefinition {
  /** What it does, in a sentence or two. */
  readonly summary: string;
  readonly input: TSchema;
  readonly output: TSchema;
  /** What it refuses with, beyond what follows from its input (`errorsOfCommand`). */
  readonly errors?: readonly ErrorCode[];
}

export type CommandTable = Readonly<Record<`${string}.${string}`, CommandDefinition>>;
export type InputOf<D extends CommandDefinition> = Static<D['input']>;
export type OutputOf<D extends CommandDefinition> = Static<D['output']>;
