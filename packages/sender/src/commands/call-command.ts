import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import {
  COMMANDS,
  type CommandInput,
  type CommandName,
  type CommandOutput,
  isCommandName,
} from '@mywasender/contract/commands/command-map';
import type { TSchema } from 'typebox';
import Value from 'typebox/value';
import type { Core } from '../core.ts';
import type { Handler } from './handler.ts';
import { HANDLERS } from './handlers.ts';

/**
 * Validates the input against the contract and runs the command. Rejects with `AppError` alone: what nobody expected
 * becomes `INTERNAL` with an id under which the log has the rest.
 */
export async function callCommand<N extends CommandName>(
  core: Core,
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N>> {
  // Hosts pass on what a page or a socket gave them, whatever the type says.
  if (!isCommandName(name)) throw new AppError('BAD_REQUEST', { problem: 'unknown command' });
  requireValid(COMMANDS[name].input, input);
  const handler: Handler<N> = HANDLERS[name];
  try {
    return await handler(core, input);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const id = randomUUID();
    core.deps.log.error({ err: error, command: name, id }, 'a command failed');
    throw new AppError('INTERNAL', { id }, error);
  }
}

function requireValid(schema: TSchema, input: unknown): void {
  if (Value.Check(schema, input)) return;
  const first = Value.Errors(schema, input)[0];
  const field =
    first === undefined || first.instancePath === ''
      ? 'input'
      : first.instancePath.slice(1).replaceAll('/', '.');
  throw new AppError('VALIDATION_FAILED', { field, problem: first?.message ?? 'is not valid' });
}
