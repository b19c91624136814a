import type { Static, TSchema } from 'typebox';

export interface CommandDefinition {
  readonly summary: string;
  readonly input: TSchema;
  readonly output: TSchema;
}

export type CommandTable = Readonly<Record<`${string}.${string}`, CommandDefinition>>;
export type InputOf<D extends CommandDefinition> = Static<D['input']>;
export type OutputOf<D extends CommandDefinition> = Static<D['output']>;
